import { withoutNotes } from '#src/import/below-table.ts';
import { continueTables } from '#src/import/continue-tables.ts';
import { findTables, type TableSections } from '#src/import/find-tables.ts';
import { countShanghaiMarks, separateGluedLabels } from '#src/import/form-labels.ts';
import { type Piece, quotePieces, splitPieces } from '#src/import/piece.ts';
import { readGoals, withoutRepeatedGoals } from '#src/import/read-goals.ts';
import { readHeader } from '#src/import/read-header.ts';
import { readIndicators } from '#src/import/read-indicators.ts';
import { readMoney } from '#src/import/read-money.ts';
import type { ReadProblem, ReadResult, TargetTable } from '#src/import/target-table.ts';

const MESSAGES = {
  noTable:
    '没有找到绩效目标申报表。请导入《财政项目支出绩效目标申报表》的文本：要有“项目名称”“项目资金”“一级指标”等栏目，各单元格之间有空格或换行。',
  noDelimiter: '文字之间没有空格也没有换行，分不出单元格，没有读入。请从 PDF 或网页重新复制，或逐格换行后再导入。',
  otherForm:
    '这是另一种格式的绩效目标表，不是上海市的《财政项目支出绩效目标申报表》，没有读入。请单独存成一个文件再导入。',
  beforeTable: '第一张申报表之前有像表格的内容，没有读入。请核对是否漏了一张表，或表头“项目名称”一行不完整。',
  belowTitle: '标题和“项目名称”之间的文字不属于任何一栏，没有读入。请核对原表。',
  noYear: '标题下没有“（20××年度）”，年度空着。请在标题下补上一行，再导入。',
  noIndicators: '没有找到绩效指标，这个项目没有指标。请核对表格是否完整。',
};

/** The first and last line of the source that a table was read from. */
export interface LineRange {
  from: number;
  to: number;
}

/**
 * Every 财政项目支出绩效目标申报表 in a text, whatever its line widths: cells in pairs on a line, one cell a line, cells broken
 * over lines, labels and goals repeated by page breaks. What cannot be placed for certain is a problem with its line and
 * text; a text without such a table gives no project and one problem. Never throws.
 */
export function readTargetTables(text: string): ReadResult {
  const { projects, problems } = readPlacedTables(text);
  return { projects, problems };
}

/** `readTargetTables` with the lines of each project beside it, in the same order. */
export function readPlacedTables(text: string): ReadResult & { places: LineRange[] } {
  const pieces = separateGluedLabels(splitPieces(text));
  const { before, tables } = findTables(pieces);
  if (tables.length === 0) return { projects: [], problems: [nothingFound(pieces)], places: [] };
  const { tables: whole, problems: twice } = continueTables(tables.filter((table) => table.isShanghaiForm));
  const others = tables.filter((table) => !table.isShanghaiForm);
  const problems = [
    ...twice,
    ...others.map(({ first }) => ({ line: first.line, text: first.text, message: MESSAGES.otherForm })),
    ...(countShanghaiMarks(before) > 0 ? [quoted(before, MESSAGES.beforeTable)] : []),
  ];
  const read = whole.map(readTable);
  return {
    projects: read.map(({ project }) => project),
    problems: [...problems, ...read.flatMap((table) => table.problems)].toSorted((one, other) => one.line - other.line),
    places: whole.map(linesOf),
  };
}

function linesOf({ first, header, money, goals, indicators }: TableSections): LineRange {
  const parts = [header, money, goals, indicators].flat();
  return { from: first.line, to: parts.reduce((last, { line }) => Math.max(last, line), first.line) };
}

function readTable(table: TableSections): { project: TargetTable; problems: ReadProblem[] } {
  const line = table.first.line;
  const { header, problems: headerProblems } = readHeader(table.header, line);
  const { money, problems: moneyProblems } = readMoney(table.money, line);
  const { goal, annualGoal, problems: goalProblems, printed } = readGoals(table.goals, table.wrapsCells);
  const { rest, problems: repeatProblems } = withoutRepeatedGoals(table.indicators, printed);
  const { rest: rows, problems: noteProblems } = withoutNotes(rest);
  const { indicators, problems: rowProblems } = readIndicators(rows, table.hasWeights);
  const problems = [
    ...headerProblems,
    ...moneyProblems,
    ...goalProblems,
    ...repeatProblems,
    ...noteProblems,
    ...rowProblems,
  ];
  if (table.year === null) problems.push({ line, text: table.first.text, message: MESSAGES.noYear });
  if (table.beforeName.length > 0) problems.push(quoted(table.beforeName, MESSAGES.belowTitle));
  if (rows.length === 0) problems.push({ line, text: header.name, message: MESSAGES.noIndicators });
  return { project: { ...header, year: table.year ?? 0, money, goal, annualGoal, indicators }, problems };
}

function quoted(pieces: readonly Piece[], message: string): ReadProblem {
  return { line: pieces[0]?.line ?? 0, text: quotePieces(pieces), message };
}

const LONGEST_QUOTE = 60;
/** 项目名称 and more in one piece: the table has no delimiters. */
const SHORTEST_GLUED = 8;

function nothingFound(pieces: readonly Piece[]): ReadProblem {
  const quote = quotePieces(pieces.slice(0, LONGEST_QUOTE));
  const text = quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote;
  const glued = pieces.some(({ key }) => key.includes('项目名称') && key.length > SHORTEST_GLUED);
  return { line: pieces[0]?.line ?? 1, text, message: glued ? MESSAGES.noDelimiter : MESSAGES.noTable };
}
