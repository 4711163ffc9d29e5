import type { Db, ImportedProject } from './schema.ts';

/** The projects that an import was about, in the order of its tables. */
export function listImportedProjects(db: Db, importId: string): Promise<ImportedProject[]> {
  return db.selectFrom('importedProjects').selectAll().where('importId', '=', importId).orderBy('position').execute();
}

/** What every import did to which project, without the stored tables. */
export function listImportOutcomes(
  db: Db,
): Promise<Pick<ImportedProject, 'importId' | 'projectId' | 'name' | 'year' | 'outcome'>[]> {
  return db
    .selectFrom('importedProjects')
    .select(['importId', 'projectId', 'name', 'year', 'outcome'])
    .orderBy('importId')
    .orderBy('position')
    .execute();
}

/** Stores what an import did to a project. */
export async function saveImportedProject(db: Db, imported: ImportedProject): Promise<void> {
  await db.insertInto('importedProjects').values(imported).execute();
}
