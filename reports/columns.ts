import type { EvaluationRecord, RecordIndicator } from '#src/rules/record.ts';

/** All lengths of the paper are in half points: 2 = 1 pt, 17 = 3 mm. */
export const EM = 18;
export const LINE = 25;
export const MARGIN = 80;
export const TOP = 62;
export const BOTTOM = 84;
export const A4 = { short: 1190, long: 1683 };

export type Orientation = 'portrait' | 'landscape';

/** How the indicator table is cut: the paper's orientation and its nine column widths, whose sum is the table's width. */
export interface IndicatorColumns {
  orientation: Orientation;
  width: number;
  columns: number[];
}

/** 绩效指标, 一级, 二级, 分值, 得分 keep their widths; the four text columns between and behind them share the rest. */
export const FIXED = { indicators: 50, category: 84, subcategory: 84, weight: 68, score: 70 };

const ROW_CHROME = 9;
const REST_OF_FORM = 620;
const SIDES = 15;
const TEXT_FIELDS = ['name', 'target', 'actual', 'remark'] as const;
type TextWidths = Record<(typeof TEXT_FIELDS)[number], number>;

interface Choice {
  widths: TextWidths;
  lines: number;
  rows: number;
}

const NARROWEST: TextWidths = { name: 8, target: 6, actual: 6, remark: 10 };
const WIDEST: TextWidths = { name: 18, target: 14, actual: 13, remark: 60 };
const STEP = 1;
const SHORT = 8;

/**
 * Chooses the paper and the widths of 三级指标, 年度指标值, 实际完成值 and 偏差原因 by the text they hold: the widths that
 * need the fewest lines, and landscape only where it then needs fewer pages. Text widths are estimates, good enough to
 * choose by; heights are measured afterwards.
 */
export function chooseColumns(record: EvaluationRecord): IndicatorColumns {
  const ems = record.indicators.map(textWidths);
  const upright = bestWidths(ems, tableWidth('portrait'));
  const lying = bestWidths(ems, tableWidth('landscape'));
  const orientation = pagesOf(lying, 'landscape') < pagesOf(upright, 'portrait') ? 'landscape' : 'portrait';
  const { widths } = orientation === 'portrait' ? upright : lying;
  return { orientation, width: tableWidth(orientation), columns: allColumns(widths) };
}

/** Estimated pages: the lines of the rows, and above and below them what every form has. */
function pagesOf({ lines, rows }: Choice, orientation: Orientation): number {
  const height = lines * LINE + rows * ROW_CHROME + REST_OF_FORM;
  return Math.ceil(height / pageRoom(orientation));
}

/** The height of a page between head and foot, in half points. */
export function pageRoom(orientation: Orientation): number {
  return (orientation === 'portrait' ? A4.long : A4.short) - TOP - BOTTOM;
}

/** The width of every table on the paper, in half points. */
export function tableWidth(orientation: Orientation): number {
  return (orientation === 'portrait' ? A4.short : A4.long) - 2 * MARGIN;
}

/** The estimated width of a text in em, by the widths of the packaged Song face. */
export function emsOf(text: string): number {
  let ems = 0;
  for (const character of text) {
    if ((character.codePointAt(0) ?? 0) >= 0x2000) ems += 1;
    else if (/[\s.,:;()[\]!'/|il-]/u.test(character)) ems += 0.36;
    else ems += /[%A-Zmw&@]/u.test(character) ? 0.8 : 0.56;
  }
  return ems;
}

function textWidths(row: RecordIndicator): TextWidths {
  return { name: emsOf(row.name), target: emsOf(row.target), actual: emsOf(row.actual), remark: emsOf(row.remark) };
}

function allColumns(widths: TextWidths): number[] {
  const { indicators, category, subcategory, weight, score } = FIXED;
  return [indicators, category, subcategory, widths.name, widths.target, widths.actual, weight, score, widths.remark];
}

function bestWidths(rows: TextWidths[], table: number): Choice {
  const room = table - Object.values(FIXED).reduce((sum, width) => sum + width, 0);
  const none = { name: 0, target: 0, actual: 0, remark: room };
  let best = { widths: none, lines: Infinity, tightness: Infinity, rows: rows.length };
  for (const name of steps(rows, 'name')) {
    for (const target of steps(rows, 'target')) {
      for (const actual of steps(rows, 'actual')) {
        const remark = room - name - target - actual;
        if (remark < NARROWEST.remark * EM + SIDES) continue;
        const widths = { name, target, actual, remark };
        const lines = countLines(rows, widths);
        const tightness = tightnessOf(rows, widths);
        if (lines < best.lines || (lines === best.lines && tightness < best.tightness)) {
          best = { widths, lines, tightness, rows: rows.length };
        }
      }
    }
  }
  return best;
}

/** Among equal numbers of lines the room should go where the text is, so that no column stands empty and wide. */
function tightnessOf(rows: TextWidths[], widths: TextWidths): number {
  let tightness = 0;
  for (const row of rows) for (const field of TEXT_FIELDS) tightness += (row[field] + 1) / (widths[field] - SIDES);
  return tightness;
}

/** Short values such as ≥1000.00(次) are never broken: the column is at least as wide as the widest of them. */
function steps(rows: TextWidths[], field: 'name' | 'target' | 'actual'): number[] {
  const widths: number[] = [];
  const short = rows.map((row) => Math.ceil(row[field])).filter((ems) => ems <= SHORT);
  for (let ems = Math.max(NARROWEST[field], ...short); ems <= WIDEST[field]; ems += STEP) widths.push(ems * EM + SIDES);
  return widths;
}

function countLines(rows: TextWidths[], widths: TextWidths): number {
  let lines = 0;
  for (const row of rows) {
    let tallest = 1;
    for (const field of TEXT_FIELDS)
      tallest = Math.max(tallest, Math.ceil((row[field] * EM) / (widths[field] - SIDES)));
    lines += tallest;
  }
  return lines;
}
