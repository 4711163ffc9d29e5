import { formatPoints } from '#src/rules/decimal.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import type { RowScore } from '#src/rules/score.ts';
import { type ScoredSheet, type Sheet, scoreSheet } from '#src/rules/sheet.ts';

/** One row, or the money row, that another rulebook scores differently. Points as printed, '—' for none. */
export interface ChangedRow {
  /** The row's index; null for the money row. */
  indicator: number | null;
  name: string;
  weight: { from: string; to: string };
  score: { from: string; to: string };
  /** How the score comes about under each book; '' while the row has none. */
  working: { from: string; to: string };
  /** Why, in the words of the rules that differ. */
  reasons: string[];
}

/** What choosing another rulebook would change, without anything that was typed being touched. */
export interface RulebookChange {
  rows: ChangedRow[];
  /** Rows, the money row included, that score the same. */
  unchanged: number;
  subtotal: { from: string; to: string };
  total: { from: string; to: string };
  grade: { from: string; to: string };
  /** Why total or grade follow other rules: caps, grade names and bounds, the points of the money row. */
  reasons: string[];
}

type RowWithScore = Pick<RowScore, 'weight' | 'score' | 'working'>;

const points = (hundredths: number | null) => (hundredths === null ? '—' : formatPoints(hundredths));
const short = (hundredths: number) => formatPoints(hundredths).replace(/\.?0+$/, '');

function bandWords(book: Rulebook): string {
  return book.attainmentBands.map(({ attainment, from, to }) => `${attainment} ${to}%—${from}%`).join('，');
}

function satisfactionWords(book: Rulebook): string {
  if (book.satisfaction === 'ratio') return '按实际满意度对目标的比例计分';
  return book.satisfactionBands.map(({ from, share }) => `${from}% 以上得分值的 ${share}%`).join('，');
}

function passWords({ passLine }: Rulebook): string {
  return passLine === null ? '不设及格门槛' : `完成不足目标的 ${passLine}% 不得分`;
}

function overWords({ overAchievement: { deductFrom, deductPoints } }: Rulebook): string {
  return deductFrom === null ? '超额不扣分' : `超出目标 ${deductFrom}% 以上扣 ${short(deductPoints)} 分`;
}

function optionWords(book: Rulebook, count: number): string {
  return book.optionShares[count]?.map((share) => `${share}%`).join('、') ?? '没有规定';
}

/** 满意度 rows that one of the books scores by bands. */
function isBanded(sheet: Sheet, index: number, from: Rulebook, to: Rulebook): boolean {
  const row = sheet.indicators[index];
  const words = `${row?.category ?? ''}${row?.subcategory ?? ''}`;
  return words.includes('满意度') && (from.satisfaction === 'bands' || to.satisfaction === 'bands');
}

/** The rules that apply to the kind of a row and differ between the books. */
function rulesOfRow(sheet: Sheet, index: number, row: RowScore, from: Rulebook, to: Rulebook): string[] {
  const reasons: string[] = [];
  const add = (title: string, words: (book: Rulebook) => string) => {
    if (words(from) !== words(to)) reasons.push(`${title}：原“${words(from)}”，新“${words(to)}”。`);
  };
  if (!row.target.ok) return reasons;
  const { target } = row.target;
  if (target.kind === 'words') add('定性分档', bandWords);
  if (target.kind === 'options') add('选项得分', (book) => optionWords(book, target.options.length));
  if (target.kind !== 'quantity') return reasons;
  if (isBanded(sheet, index, from, to)) add('满意度分段', satisfactionWords);
  add('及格门槛', passWords);
  add('超额完成', overWords);
  return reasons;
}

function changedRow(
  indicator: number | null,
  name: string,
  from: RowWithScore,
  to: RowWithScore,
  reasons: readonly string[],
): ChangedRow[] {
  if (from.weight === to.weight && from.score === to.score) return [];
  const reweighted =
    from.weight === to.weight ? [] : [`分值由 ${points(from.weight)} 改为 ${points(to.weight)}，得分随之改变。`];
  return [
    {
      indicator,
      name,
      weight: { from: points(from.weight), to: points(to.weight) },
      score: { from: points(from.score), to: points(to.score) },
      working: { from: from.working, to: to.working },
      reasons: [...reweighted, ...(from.score === to.score ? [] : reasons)],
    },
  ];
}

function capWords(book: Rulebook): string {
  if (book.totalCaps.length === 0) return '不封顶';
  return book.totalCaps.map(({ below, atMost }) => `执行率不足 ${below}% 总分最高 ${short(atMost)} 分`).join('，');
}

function gradeWords(book: Rulebook): string {
  return book.grades.map(({ name, from }) => (from === 0 ? `其余${name}` : `${short(from)} 分以上${name}`)).join('，');
}

function pointWords(book: Rulebook, withCost: boolean): string {
  const { cost, output, benefit, satisfaction } = withCost ? book.weightsWithCost : book.weightsWithoutCost;
  const own = withCost ? (cost === null ? '成本并入产出、' : `成本 ${short(cost)}、`) : '';
  const rest = `产出 ${short(output)}、效益 ${short(benefit)}、满意度 ${short(satisfaction)}`;
  return `${own}${rest}、预算执行率 ${short(book.moneyWeight)}`;
}

function reasonsOfTotal(sheet: Sheet, to: Rulebook): string[] {
  const from = sheet.rulebook;
  const withCost = sheet.indicators.some((row) => row.category.includes('成本'));
  const pairs: [string, string, string][] = [
    ['各类分值', pointWords(from, withCost), pointWords(to, withCost)],
    ['封顶', capWords(from), capWords(to)],
    ['等级', gradeWords(from), gradeWords(to)],
  ];
  return pairs.flatMap(([title, old, now]) => (old === now ? [] : [`${title}：原“${old}”，新“${now}”。`]));
}

/**
 * What another rulebook would change of a form as it stands: the rows whose weight or score differ, total and grade, each from → to
 * with the rules that are the reason. Nothing that was typed enters differently.
 */
export function compareRulebooks(sheet: Sheet, scored: ScoredSheet, to: Rulebook): RulebookChange {
  const after = scoreSheet({ ...sheet, rulebook: to });
  const money = changedRow(null, '预算执行率', scored.money, after.money, []);
  const rows = scored.rows.flatMap((row, i) => {
    const now = after.rows[i];
    const name = sheet.indicators[i]?.name ?? '';
    return now ? changedRow(i, name, row, now, rulesOfRow(sheet, i, row, sheet.rulebook, to)) : [];
  });
  const changed = [...money, ...rows];
  return {
    rows: changed,
    unchanged: scored.rows.length + 1 - changed.length,
    subtotal: { from: points(scored.subtotal), to: points(after.subtotal) },
    total: { from: points(scored.total), to: points(after.total) },
    grade: { from: scored.grade ?? '—', to: after.grade ?? '—' },
    reasons: reasonsOfTotal(sheet, to),
  };
}
