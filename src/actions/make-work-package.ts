import { listIndicatorsOfProjects } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import type { Db } from '#db/schema.ts';
import { listNewestStatusChanges } from '#db/status-changes.ts';
import { grouped, onePerProject } from '#src/actions/list-year.ts';
import { statusAfter } from '#src/actions/open-sheet.ts';
import { openPackageForm } from '#src/actions/package-form.ts';
import { listShownProjects } from '#src/actions/shown-projects.ts';
import { AppError } from '#src/errors.ts';
import { MOST_PACKAGE_ROWS, type PackagePhase, type PackageRow, type WorkPackage } from '#src/rules/work-package.ts';

/** A project whose indicators can be given out. */
export interface GivableProject {
  id: string;
  name: string;
  /** False once its form of the phase is submitted. */
  editable: boolean;
  indicators: { id: string; name: string; target: string; category: string }[];
}

/** The projects of a year with their indicators, in the order of the forms. */
export async function listGivable(db: Db, year: number, phase: PackagePhase): Promise<GivableProject[]> {
  const projects = await listShownProjects(db, { year });
  const ids = projects.map(({ id }) => id);
  const [indicators, changes] = await Promise.all([
    listIndicatorsOfProjects(db, ids),
    listNewestStatusChanges(db, { year }, phase),
  ]);
  const [rows, change] = [grouped(indicators), onePerProject(changes)];
  return projects.map(({ id, name }) => ({
    id,
    name,
    editable: statusAfter(change.get(id)).editable,
    indicators: (rows.get(id) ?? []).map((row) => ({
      id: row.id,
      name: row.name,
      target: row.target,
      category: row.category,
    })),
  }));
}

/** What is given out: whole projects, single indicators, or both. */
export interface PackageOrder {
  phase: PackagePhase;
  year: number;
  projectIds: readonly string[];
  indicatorIds: readonly string[];
  recipient: string;
  note: string;
  at: string;
}

const LONGEST = { recipient: 50, note: 1000 };

function orderProblem({ recipient, note }: PackageOrder, rows: number): string | null {
  if (recipient.trim() === '') return '请写明发给哪个处室或哪位同事。';
  if (recipient.length > LONGEST.recipient) return `“发给”不超过 ${LONGEST.recipient} 个字。`;
  if (note.length > LONGEST.note) return `说明不超过 ${LONGEST.note} 个字。`;
  if (rows === 0) return '请勾选要发出的项目或指标；已提交的表和不适用的指标不用再填，不能发出。';
  return rows > MOST_PACKAGE_ROWS ? `一个工作包最多 ${MOST_PACKAGE_ROWS} 项指标，选了 ${rows} 项，请分几个发。` : null;
}

function refuse(problem: string | null): void {
  if (problem) throw new AppError('invalid', problem);
}

/**
 * 工作包: the chosen indicators of a year's open forms with their texts as they stand. Submitted forms are left out. Refuses
 * (invalid) an order without a recipient, without anything that can be filled in, or with too much.
 */
export async function makeWorkPackage(db: Db, order: PackageOrder): Promise<WorkPackage> {
  const { phase, year, recipient, note, at } = order;
  const [projects, single] = [new Set(order.projectIds), new Set(order.indicatorIds)];
  const chosen = (await listGivable(db, year, phase)).flatMap(({ id, editable, indicators }) => {
    const ids = indicators.filter((row) => projects.has(id) || single.has(row.id)).map((row) => row.id);
    return editable && ids.length > 0 ? [{ id, ids: new Set(ids) }] : [];
  });
  const count = chosen.reduce((sum, { ids }) => sum + ids.size, 0);
  refuse(orderProblem(order, count));
  const rows: PackageRow[] = [];
  for (const { id, ids } of chosen) {
    const form = await openPackageForm(db, id, phase);
    for (const indicator of form.indicators.filter((one) => ids.has(one.id))) {
      const row = form.rowOf(indicator, rows.length + 1);
      // A row that is 不适用 has nothing to be filled in.
      if (Object.keys(row.cells).length > 0) rows.push(row);
    }
  }
  refuse(orderProblem(order, rows.length));
  return { id: newId(), phase, year, recipient: recipient.trim(), note: note.trim(), filledBy: '', madeAt: at, rows };
}
