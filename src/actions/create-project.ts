import { isStorable } from '#db/entries.ts';
import { findProjectByName } from '#db/projects.ts';
import type { Db, Tx } from '#db/schema.ts';
import { isDuplicate } from '#db/storage-errors.ts';
import { findUnitByName } from '#db/units.ts';
import { importTables } from '#src/actions/import-targets.ts';
import type { TargetTable } from '#src/import/target-table.ts';
import { type NewProjectTexts, type ProblemsOfNewProject, readNewProject } from '#src/rules/new-project.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';

export type CreatedProject =
  | { ok: true; projectId: string }
  | { ok: false; problems: ProblemsOfNewProject; existing: string | null };

function refuse(problems: ProblemsOfNewProject, existing: string | null = null): CreatedProject {
  return { ok: false, problems, existing };
}

async function createInside(db: Tx, table: TargetTable, rulebook: string, at: string): Promise<CreatedProject> {
  const unit = await findUnitByName(db, table.unit);
  const twin = unit && (await findProjectByName(db, unit.id, table.year, table.name));
  if (twin) return refuse({ name: `${table.unit} ${table.year} 年度已有这个项目。` }, twin.id);
  const [imported] = await importTables(db, { tables: [table], rulebook, replace: false, sample: false, at });
  if (!imported) throw new Error('one table gives one project');
  return { ok: true, projectId: imported.projectId };
}

/**
 * 新建项目: stores a project that no target table brought, still without indicators. Refuses with a sentence per field what cannot
 * be kept, and names the project that the unit has in that year already.
 */
export async function createProject(db: Db, texts: NewProjectTexts, at: string): Promise<CreatedProject> {
  const book = findRulebook(texts.rulebook);
  if (!book) return refuse({ rulebook: '请选择评分办法。' });
  if (!Object.values(texts).every(isStorable))
    return refuse({ name: '内容里有无法保存的字符（看不见的控制字符或残缺的字），请删除后重新填写。' });
  const read = readNewProject(texts, book.currency);
  if (!read.ok) return refuse(read.problems);
  const store = () => db.transaction().execute((db) => createInside(db, read.project, book.id, at));
  try {
    return await store();
  } catch (error) {
    // Somebody else created it, or its unit, in the same moment; now it is found.
    if (isDuplicate(error)) return store();
    throw error;
  }
}
