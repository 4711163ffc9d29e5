import { listImportOutcomes } from '#db/imported-projects.ts';
import { type ImportHead, listImports } from '#db/imports.ts';
import type { Db, ImportedProject } from '#db/schema.ts';

/** An import with the projects that it stored or corrected. */
export interface ListedImport extends ImportHead {
  projects: Pick<ImportedProject, 'projectId' | 'name' | 'year' | 'outcome'>[];
}

const MOST = 200;

/** 导入记录: the newest 200 imports, waiting, confirmed and undone ones, newest first. */
export async function listImportHistory(db: Db): Promise<ListedImport[]> {
  const [imports, outcomes] = [await listImports(db, MOST), await listImportOutcomes(db)];
  return imports.map((one) => ({ ...one, projects: outcomes.filter(({ importId }) => importId === one.id) }));
}
