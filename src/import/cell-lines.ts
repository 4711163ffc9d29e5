import type { LineRange } from '#src/import/read-target-tables.ts';
import type { TargetTable } from '#src/import/target-table.ts';

/** Lines of the source without their blanks as one text, with the line of each character. */
interface Track {
  text: string;
  lines: number[];
}

const SKIPPED = /[\s\u200b|｜]/u;

function trackOf(source: readonly string[], { from, to }: LineRange): Track {
  const lines: number[] = [];
  let text = '';
  for (let line = from; line <= to; line += 1) {
    for (const unit of (source[line - 1] ?? '').split('')) {
      if (SKIPPED.test(unit)) continue;
      text += unit;
      lines.push(line);
    }
  }
  return { text, lines };
}

interface Found {
  start: number;
  end: number;
}

function find(track: Track, cell: string, from: number): Found | null {
  const text = cell.replace(/[\s\u200b|｜]/gu, '');
  const start = text === '' ? -1 : track.text.indexOf(text, from);
  return start < 0 ? null : { start, end: start + text.length };
}

function linesAt(track: Track, found: Found): LineRange {
  const from = track.lines[found.start] ?? 1;
  return { from, to: track.lines[found.end - 1] ?? from };
}

/** An amount is pointed at by its label: the same amount often stands in several cells. */
const MONEY_LABELS = {
  'money.projectTotal': '项目资金总额',
  'money.projectAppropriation': '财政资金',
  'money.projectOther': '其他资金',
  'money.yearTotal': '年度资金申请总额',
  'money.yearAppropriation': '当年财政拨款',
  'money.carriedOver': '上年结转资金',
  'money.other': '其他资金',
};

/**
 * The source lines of a table's cells: `name`, `unit`, … for the head, `0/name`, `0/target` for the rows, each the first place below
 * the row above where its text stands letter by letter. A cell that does not stand there so is left out.
 */
export function findCellLines(source: readonly string[], table: TargetTable, range: LineRange): Map<string, LineRange> {
  const track = trackOf(source, range);
  const known = new Map<string, LineRange>();
  const { name, nature, projectClass, department, unit, startDate, endDate, goal, annualGoal } = table;
  const head = {
    name,
    nature,
    projectClass,
    department,
    unit,
    startDate,
    endDate,
    goal: goal ?? '',
    annualGoal,
    ...MONEY_LABELS,
  };
  for (const [field, text] of Object.entries(head)) {
    const found = find(track, text ?? '', 0);
    if (found) known.set(field, linesAt(track, found));
  }
  let at = Math.max(0, track.text.search(/三级指标|一级指标/u));
  for (const [row, indicator] of table.indicators.entries()) {
    const named = find(track, indicator.name, at);
    if (!named) continue;
    known.set(`${row}/name`, linesAt(track, named));
    at = named.end;
    const aimed = find(track, indicator.target, at);
    if (!aimed) continue;
    known.set(`${row}/target`, linesAt(track, aimed));
    at = aimed.end;
  }
  return known;
}
