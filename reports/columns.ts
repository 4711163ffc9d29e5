import { EM, LINE, type Orientation, pageRoom, tableWidth } from '#reports/paper-size.ts';
import type { EvaluationRecord, RecordIndicator } from '#src/rules/record.ts';

/** How the indicator table is cut: the paper's orientation and nine column widths, whose sum is the table's width. */
export interface IndicatorColumns {
  orientation: Orientation;
  width: number;
  columns: number[];
}

/** 绩效指标, 一级, 二级, 分值 and 得分 keep their widths, in half points; the four text columns share the rest. */
export const FIXED = { indicators: 50, category: 84, subcategory: 84, weight: 68, score: 70 };

/** Padding and rule of a cell, left and right, and above and below. */
const SIDES = 15;
const ROW_CHROME = 9;
/** Title, project, money, goal, closing lines, 说明 and signatures of an ordinary form. */
const REST_OF_FORM = 620;

const TEXT_FIELDS = ['name', 'target', 'actual', 'remark'] as const;
/** Widths of 三级指标, 年度指标值, 实际完成值, 偏差原因分析及改进措施 in em. */
type Ems = Record<(typeof TEXT_FIELDS)[number], number>;

const NARROWEST: Ems = { name: 8, target: 6, actual: 6, remark: 10 };
const WIDEST = { name: 18, target: 14, actual: 13 };
/** A text of up to this many em, such as ≥1000.00(次), is never broken over two lines. */
const SHORT = 8;

/** A row of more lines than this is laborious to read in a narrow column. */
const DEEP = 6;

interface Choice {
  ems: Ems;
  lines: number;
  tightness: number;
}

/**
 * Chooses the paper and the widths of the text columns by what they hold: the widths that need the fewest lines;
 * landscape where that needs fewer pages, or no more pages and upright some row would be deep and narrow. Text widths are estimates, good enough to choose by; heights are
 * measured afterwards.
 */
export function chooseColumns(record: EvaluationRecord): IndicatorColumns {
  const rows = record.indicators.map(emsOfRow);
  const upright = bestWidths(rows, tableWidth('portrait'));
  const lying = bestWidths(rows, tableWidth('landscape'));
  const isLying = needsLandscape(rows, upright, lying);
  const orientation = isLying ? 'landscape' : 'portrait';
  const width = tableWidth(orientation);
  return { orientation, width, columns: allColumns((isLying ? lying : upright).ems, width) };
}

function needsLandscape(rows: Ems[], upright: Choice, lying: Choice): boolean {
  const [pagesUpright, pagesLying] = [
    pagesOf(upright, rows.length, 'portrait'),
    pagesOf(lying, rows.length, 'landscape'),
  ];
  const isDeep = rows.some((row) => TEXT_FIELDS.some((field) => row[field] > DEEP * upright.ems[field]));
  return pagesLying < pagesUpright || (pagesLying === pagesUpright && isDeep);
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

function emsOfRow(row: RecordIndicator): Ems {
  return { name: emsOf(row.name), target: emsOf(row.target), actual: emsOf(row.actual), remark: emsOf(row.remark) };
}

function pagesOf({ lines }: Choice, rows: number, orientation: Orientation): number {
  return Math.ceil((lines * LINE + rows * ROW_CHROME + REST_OF_FORM) / pageRoom(orientation));
}

function allColumns(ems: Ems, width: number): number[] {
  const { indicators, category, subcategory, weight, score } = FIXED;
  const [name = 0, target = 0, actual = 0] = [ems.name, ems.target, ems.actual].map((each) => each * EM + SIDES);
  const remark = freeWidth(width) - name - target - actual;
  return [indicators, category, subcategory, name, target, actual, weight, score, remark];
}

function freeWidth(width: number): number {
  return width - Object.values(FIXED).reduce((sum, fixed) => sum + fixed, 0);
}

/** Tries every split in whole em; of equal numbers of lines it takes the one that leaves the room where the text is. */
function bestWidths(rows: Ems[], width: number): Choice {
  const free = Math.floor((freeWidth(width) - TEXT_FIELDS.length * SIDES) / EM);
  const lines = lineCounter(rows);
  const totals = { name: 0, target: 0, actual: 0, remark: 0 };
  for (const row of rows) for (const field of TEXT_FIELDS) totals[field] += row[field] + 1;
  let best: Choice = { ems: { ...NARROWEST, remark: free }, lines: Infinity, tightness: Infinity };
  for (const name of widthsFor(rows, 'name')) {
    for (const target of widthsFor(rows, 'target')) {
      const pair = tallest(lines('name', name), lines('target', target));
      for (const actual of widthsFor(rows, 'actual')) {
        const ems = { name, target, actual, remark: free - name - target - actual };
        if (ems.remark < NARROWEST.remark) continue;
        const count = sumOfTallest(pair, lines('actual', actual), lines('remark', ems.remark));
        const tightness = TEXT_FIELDS.reduce((whole, field) => whole + totals[field] / ems[field], 0);
        if (count < best.lines || (count === best.lines && tightness < best.tightness)) {
          best = { ems, lines: count, tightness };
        }
      }
    }
  }
  return best;
}

function widthsFor(rows: Ems[], field: keyof typeof WIDEST): number[] {
  const short = rows.map((row) => Math.ceil(row[field])).filter((ems) => ems <= SHORT);
  const from = Math.max(NARROWEST[field], ...short);
  return Array.from({ length: WIDEST[field] - from + 1 }, (_, index) => from + index);
}

/** Lines that each row's text in one field needs at a width, counted once for each width. */
function lineCounter(rows: Ems[]): (field: keyof Ems, ems: number) => Uint16Array {
  const counted = new Map<string, Uint16Array>();
  return (field, ems) => {
    const key = `${field} ${ems}`;
    const known = counted.get(key) ?? Uint16Array.from(rows, (row) => Math.max(1, Math.ceil(row[field] / ems)));
    counted.set(key, known);
    return known;
  };
}

function tallest(left: Uint16Array, right: Uint16Array): Uint16Array {
  return left.map((lines, row) => Math.max(lines, right[row] ?? 0));
}

/** The innermost step of the search, run some thousand times for a form: a plain loop. */
function sumOfTallest(first: Uint16Array, second: Uint16Array, third: Uint16Array): number {
  let whole = 0;
  for (let row = 0; row < first.length; row += 1) {
    whole += Math.max(first[row] ?? 0, second[row] ?? 0, third[row] ?? 0);
  }
  return whole;
}
