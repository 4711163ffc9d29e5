import { listIndicators, saveIndicator } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { listNextProjects } from '#db/previous-projects.ts';
import { findNextProjectPosition, listProjects, saveProject } from '#db/projects.ts';
import type { Db, Project, Tx } from '#db/schema.ts';
import { isDuplicate } from '#db/storage-errors.ts';
import { AppError } from '#src/errors.ts';
import { EMPTY_MONEY } from '#src/import/target-table.ts';

/** What the new year takes over of each project besides its name, unit and 评分办法. */
export interface TakenOver {
  /** 指标 with their 年度指标值. */
  indicators: boolean;
  /** 分值 that the target table printed; without them the rulebook shares the points. */
  weights: boolean;
  /** 项目总目标 and 年度总体目标. */
  goals: boolean;
}

export interface YearStart {
  /** The year that is carried on; the next one is started. */
  from: number;
  projectIds: readonly string[];
  take: TakenOver;
  at: string;
}

export interface StartedYear {
  started: string[];
  /** Names of projects that the next year had already; nothing of them was changed. */
  existing: string[];
}

/** 2024-01-01 to 2024-12-31 becomes the whole next year; other dates are its own and stay to be filled in. */
function nextDates({ year, startDate, endDate }: Project): Pick<Project, 'startDate' | 'endDate'> {
  const whole = startDate === `${year}-01-01` && endDate === `${year}-12-31`;
  return whole ? { startDate: `${year + 1}-01-01`, endDate: `${year + 1}-12-31` } : { startDate: '', endDate: '' };
}

async function startProject(db: Tx, before: Project, { take, at }: YearStart): Promise<void> {
  const year = before.year + 1;
  const id = newId();
  await saveProject(db, {
    ...before,
    ...EMPTY_MONEY,
    ...nextDates(before),
    ...(take.goals ? {} : { goal: null, annualGoal: null }),
    id,
    year,
    previousProjectId: before.id,
    position: await findNextProjectPosition(db, before.unitId, year),
    createdAt: at,
  });
  if (!take.indicators) return;
  for (const row of await listIndicators(db, before.id)) {
    const weight = take.weights ? row.weight : null;
    await saveIndicator(db, { ...row, id: newId(), projectId: id, weight, createdAt: at });
  }
}

/**
 * 开始下一年度: stores the chosen projects of a year once more for the next one, without money and without anything typed into
 * them, in one transaction. A project that the next year has already is left alone, so that doing it again adds what is missing.
 */
export async function startYear(db: Db, start: YearStart): Promise<StartedYear> {
  try {
    return await startOnce(db, start);
  } catch (error) {
    // On PostgreSQL somebody else started the same project meanwhile, which now counts as existing.
    if (isDuplicate(error)) return startOnce(db, start);
    throw error;
  }
}

function startOnce(db: Db, start: YearStart): Promise<StartedYear> {
  const chosen = new Set(start.projectIds);
  return db.transaction().execute(async (db) => {
    const before = (await listProjects(db, { year: start.from })).filter((one) => chosen.has(one.id));
    if (before.length === 0) throw new AppError('invalid', `没有选中 ${start.from} 年度的项目，请返回勾选。`);
    const next = await listNextProjects(db, start.from + 1, before);
    const missing = before.filter((one) => !next.has(one.id));
    for (const one of missing) await startProject(db, one, start);
    return {
      started: missing.map((one) => one.name),
      existing: before.filter((one) => next.has(one.id)).map((one) => one.name),
    };
  });
}
