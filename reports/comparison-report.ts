import type { FormMarks } from '#reports/form-marks.ts';
import type { PaperBlock, PaperCell, PaperForm, PaperRow } from '#reports/paper.ts';
import { paperForm } from '#reports/paper-form.tsx';
import { tableWidth } from '#reports/paper-size.ts';
import type { ComparisonCategory } from '#src/rules/compare.ts';
import type { YearRow } from '#src/rules/compare-year.ts';
import { type BarLook, comparisonBars, legendKey } from '#src/rules/comparison-bars.ts';
import type { ForecastQuality, MoneyComparison } from '#src/rules/forecast-quality.ts';
import { forecastFacts } from '#src/rules/forecast-words.ts';

export const COMPARISON_TITLE = '项目绩效目标与结果对比表';

/** What the paper of one project's comparison prints. */
export interface ComparisonPaper {
  project: { name: string; year: number };
  /** 1—7月, and whether the mid-year form is a draft; null where there is none. */
  midYear: { months: string; draft: boolean } | null;
  previousYear: number | null;
  rows: readonly YearRow[];
  categories: readonly ComparisonCategory[];
  quality: ForecastQuality | null;
  money: MoneyComparison;
  total: string | null;
  grade: string | null;
  /** The year-end form is open. */
  draft: boolean;
}

const WIDTH = tableWidth('landscape');
const DASH = '—';
const KEY = 40;

/** The comparison of one project for the printer: A4 lying, the same bars as on screen, 草稿 while the year end is open. */
export function comparisonReport(paper: ComparisonPaper): PaperForm {
  const { project, draft } = paper;
  const year = `（${project.year}年度）`;
  const marks: FormMarks = {
    mark: draft ? '草稿' : null,
    of: `${project.name}${year}`,
    version: draft ? '草稿' : '',
  };
  const facts = paper.quality === null ? [] : [factsBlock(paper.quality)];
  return paperForm({
    title: COMPARISON_TITLE,
    subtitle: `${project.name}${year}`,
    documentTitle: `${project.name} · ${COMPARISON_TITLE}${year}`,
    orientation: 'landscape',
    blocks: [summaryBlock(paper), legendBlock(paper), indicatorBlock(paper), moneyBlock(paper), ...facts],
    marks,
    look: 'comparison-paper',
  });
}

function cell(text: string): PaperCell {
  return { text };
}

function head(text: string): PaperCell {
  return { text, look: 'head' };
}

function figure(text: string | null): PaperCell {
  return text ? { text, look: 'figure' } : { text: DASH, look: 'none' };
}

function row(id: string, cells: PaperCell[]): PaperRow {
  return { id, groups: [], cells };
}

/** Widths that together fill the paper: the last column takes what the others leave. */
function widths(...fixed: number[]): number[] {
  return [...fixed, WIDTH - fixed.reduce((sum, one) => sum + one, 0)];
}

/** 总分 and what each category reached, in one row. */
function summaryBlock({ total, grade, categories }: ComparisonPaper): PaperBlock {
  const heads = ['总分', '等级', ...categories.map((one) => one.category)];
  const values = [total, grade, ...categories.map((one) => `${one.score} / ${one.weight}（${one.percent}%）`)];
  const each = Math.floor(WIDTH / heads.length);
  return {
    id: 'summary',
    columns: widths(...heads.slice(1).map(() => each)),
    head: [],
    rows: [
      row('summary-head', heads.map(head)),
      row(
        'summary-values',
        values.map((one) => ({ text: one ?? DASH, look: 'none' })),
      ),
    ],
  };
}

function indicatorBlock(paper: ComparisonPaper): PaperBlock {
  const { midYear, rows } = paper;
  const half = midYear === null ? [] : [midYear.months + (midYear.draft ? '（草稿）' : ''), '预计全年'];
  const heads = ['指标', '目标', ...half, '全年实际', '偏差', '完成程度（目标 = 100%）', '得分 / 分值', '失分', '原因'];
  const columns =
    midYear === null ? widths(260, 200, 180, 160, 330, 120, 80) : widths(205, 160, 105, 105, 145, 130, 345, 120, 75);
  return {
    id: 'comparison',
    columns,
    head: [row('comparison-head', heads.map(head))],
    rows: rows.map((one, index) => row(`comparison-${index}`, indicatorCells(one, paper))),
  };
}

function lines(...texts: (string | null | undefined)[]): string {
  return texts.filter((text) => text).join('\n');
}

function indicatorCells(one: YearRow, { midYear, previousYear }: ComparisonPaper): PaperCell[] {
  const then = one.midYear;
  const half = [figure(lines(then?.actual, then?.pace)), figure(lines(then?.forecast, then?.likelihood))];
  return [
    {
      text: lines(one.change === null ? one.name : `${one.name}（${one.change}）`, lastYearText(one, previousYear)),
      names: true,
    },
    cell(lines(one.target, one.approved === null ? null : `原批复 ${one.approved}`)),
    ...(midYear === null ? [] : half),
    figure(lines(one.actual, one.met === false ? '未达目标' : null)),
    figure(one.deviation),
    barCell(one, midYear?.months ?? ''),
    figure(`${one.score ?? DASH} / ${one.weight}`),
    figure(one.lost === null ? null : one.lost === '0.00' ? '0' : `−${one.lost}`),
    cell(one.reason),
  ];
}

function lastYearText({ lastYear }: YearRow, year: number | null): string | null {
  if (lastYear === null || year === null) return null;
  const { target, actual, score, weight } = lastYear;
  return `${year}年：目标 ${target}，实际 ${actual || '未填'}，得 ${score} / ${weight}`;
}

function barCell({ completion, met }: YearRow, months: string): PaperCell {
  const picture = comparisonBars(completion, met);
  if (picture === null) return figure(null);
  const figures = [
    [months, completion.midYear],
    ['预计', completion.forecast],
    ['全年', completion.yearEnd],
  ].flatMap(([name, percent]) => (percent ? [`${name} ${percent}%`] : []));
  return { picture, text: figures.join('  '), look: 'bars' };
}

function legendBlock({ midYear }: ComparisonPaper): PaperBlock {
  const keys: [BarLook, string][] = [['target', '目标']];
  if (midYear !== null) keys.push(['mid-year', midYear.months], ['forecast', '年中预计的全年']);
  keys.push(['met', '全年达到目标'], ['missed', '全年未达目标']);
  const cells = keys.flatMap(([look, name]) => [{ text: '', picture: legendKey(look) }, cell(name)]);
  const note = '按失分从多到少；都换算为对现行目标的完成程度，箭头表示超过 150%。';
  return {
    id: 'legend',
    columns: widths(...keys.flatMap(() => [KEY, 146])),
    head: [],
    rows: [row('legend-keys', [...cells, cell(note)])],
  };
}

function moneyBlock({ money, midYear }: ComparisonPaper): PaperBlock {
  const then = money.midYear;
  const amounts: [string, (string | null)[]][] = [
    ...(then === null
      ? []
      : ([
          [midYear?.months ?? '', [then.initial, then.executed, then.rate]],
          ['预计全年', [then.initial, then.expected, then.expectedRate]],
        ] as [string, (string | null)[]][])),
    ['全年', [money.budget, money.executed, money.rate]],
  ];
  const each = Math.floor(WIDTH / 4);
  const heads = [`预算执行（${money.currency}）`, '预算数', '执行数', '执行率'];
  return {
    id: 'money-comparison',
    columns: widths(each, each, each),
    head: [row('money-comparison-head', heads.map(head))],
    rows: amounts.map(([name, values], index) => row(`money-comparison-${index}`, [cell(name), ...values.map(figure)])),
  };
}

function factsBlock(quality: ForecastQuality): PaperBlock {
  return {
    id: 'forecast-facts',
    columns: widths(210),
    head: [row('forecast-facts-head', [{ ...head('预计准不准'), span: 2 }])],
    rows: forecastFacts(quality).map(({ name, text }, index) =>
      row(`forecast-facts-${index}`, [{ text: name, look: 'label' }, cell(text)]),
    ),
  };
}
