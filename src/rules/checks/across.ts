import { normalise } from '#src/rules/decimal.ts';
import type { Severity } from '#src/rules/findings.ts';
import { asSevere } from '#src/rules/findings.ts';
import type { ScoredSheet, Sheet } from '#src/rules/sheet.ts';

/** A project of a year with its form as scored. */
export interface ScoredProject {
  name: string;
  sheet: Sheet;
  scored: ScoredSheet;
}

/** What only shows across the projects of a year; `projects` are the indexes of those concerned. */
export interface AcrossFinding {
  code: string;
  severity: Severity;
  projects: number[];
  message: string;
}

/** Rows, and projects, over which the same reason is no coincidence (A1). */
const SAME_REASON = { rows: 3, projects: 2 };
/** Projects from which a heap of full totals says something, the share (percent) that makes the heap, and what is full (A3). */
const FULL_TOTALS = { projects: 5, share: 80, from: 9950 };

function names(projects: readonly ScoredProject[], concerned: readonly number[]): string {
  const shown = concerned.slice(0, 5).map((i) => `“${projects[i]?.name ?? ''}”`);
  return `${shown.join('、')}${concerned.length > shown.length ? `等 ${concerned.length} 个项目` : ''}`;
}

/** A1: one reason copied into rows of several projects. */
function checkReasons(projects: readonly ScoredProject[]): AcrossFinding[] {
  const places = new Map<string, { text: string; projects: number[] }>();
  projects.forEach(({ sheet }, project) => {
    for (const text of [...sheet.indicators.map((row) => row.reason), sheet.money.reason]) {
      const key = normalise(text).replace(/[。；;.]$/, '');
      if (key === '') continue;
      const place = places.get(key) ?? { text: text.trim(), projects: [] };
      place.projects.push(project);
      places.set(key, place);
    }
  });
  return [...places.values()].flatMap(({ text, projects: rows }) => {
    const concerned = [...new Set(rows)];
    if (rows.length < SAME_REASON.rows || concerned.length < SAME_REASON.projects) return [];
    const short = text.length > 30 ? `${text.slice(0, 30)}…` : text;
    const message = `${names(projects, concerned)}共 ${rows.length} 处写了同样的原因“${short}”，请分别写明各自的原因。`;
    return [{ code: 'A1', severity: 'warn', projects: concerned, message }];
  });
}

/** Whether every row that counts has its full weight. */
function allFull({ rows }: ScoredSheet): boolean {
  const counted = rows.filter((row) => row.applicable);
  return counted.length > 0 && counted.every((row) => row.score !== null && row.score === row.weight);
}

/** A2: full marks for every indicator while less than 90 % of the money was spent. */
function checkLaggingMoney(projects: readonly ScoredProject[]): AcrossFinding[] {
  const lagging = projects.flatMap(({ scored }, i) => (scored.money.rate?.lt(90) && allFull(scored) ? [i] : []));
  if (lagging.length === 0) return [];
  const message = `${names(projects, lagging)}执行率不足 90%，指标却全部满分，请核对完成值，或说明少花钱办成事的原因。`;
  return [{ code: 'A2', severity: 'warn', projects: lagging, message }];
}

/** A3: nearly all totals at 100. */
function checkFullTotals(projects: readonly ScoredProject[]): AcrossFinding[] {
  const scored = projects.flatMap(({ scored: { total } }, i) => (total === null ? [] : [{ i, total }]));
  const full = scored.filter(({ total }) => total >= FULL_TOTALS.from).map(({ i }) => i);
  if (scored.length < FULL_TOTALS.projects || full.length * 100 < scored.length * FULL_TOTALS.share) return [];
  const message = `${scored.length} 个有总分的项目中 ${full.length} 个在 99.5 分以上，请抽查指标值是否偏低、得分是否虚高。`;
  return [{ code: 'A3', severity: 'warn', projects: full, message }];
}

/** A1, A2 and A3 over the projects of a year, as severe as the first project's rulebook has them. */
export function checkAcross(projects: readonly ScoredProject[]): AcrossFinding[] {
  const book = projects[0]?.sheet.rulebook;
  const findings = [...checkReasons(projects), ...checkLaggingMoney(projects), ...checkFullTotals(projects)];
  return book ? asSevere(findings, book) : [];
}
