import type { Db, Indicator } from '#db/schema.ts';
import { type CellToFill, isFilling, type WeighedCell, weighCells } from '#src/actions/fill-cells.ts';
import { cellKey, type OpenSheet, openSheet } from '#src/actions/open-sheet.ts';
import { type CellsToFill, cellsToFill } from '#src/import/cells-to-fill.ts';
import type { FilledTable } from '#src/import/filled-table.ts';
import type { TargetIndicator, TargetTable } from '#src/import/target-table.ts';
import { recordIndicators } from '#src/rules/build-record.ts';
import { Decimal, parseDecimal } from '#src/rules/decimal.ts';
import { TEXT_CELLS } from '#src/rules/form-cells.ts';
import { plainName } from '#src/rules/match-names.ts';
import { type Currency, countedAmount, formatMoney, MONEY_COLUMNS, parseMoney } from '#src/rules/money.ts';
import { MONEY_LINES, type RecordIndicator } from '#src/rules/record.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';

/** How a filled 自评表 goes into the year-end form of a project that is stored. */
export interface Filling {
  /** The project's own, by which the file's results are understood. */
  rulebook: Rulebook;
  cells: WeighedCell[];
  /** What the indicators of the cells are called. */
  names: ReadonlyMap<string, string>;
  /** Indicators of the file that the project does not have: nothing of them is filled in. */
  unknown: string[];
  /** Indicators of the project that the file does not have: they stay as they are. */
  missing: string[];
  /** Targets that the file prints differently: they stay as they are. */
  differing: { name: string; stored: string; printed: string }[];
  /** Why nothing can be filled in; '' when it can. */
  problem: string;
}

/** True when confirming fills in something. */
export function hasFilling({ problem, cells }: Filling): boolean {
  return problem === '' && cells.some(isFilling);
}

const SUBMITTED = '这个项目的自评表已提交，不能填入；如需更正，请先在项目里重新打开。';

/** Texts as they compare: without blanks, which a PDF does not keep, and without the stop at the end, which the paper leaves out. */
function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[;。]+$/, '');
}

function countBlanks(text: string): number {
  return text.trim().match(/\s/g)?.length ?? 0;
}

function isAlike(one: string, other: string): boolean {
  return squeezed(one) === squeezed(other);
}

function keyOf({ category, subcategory, name }: Pick<TargetIndicator, 'category' | 'subcategory' | 'name'>): string {
  return [category, subcategory, name].map(plainName).join(' ');
}

/** Of every row of the file its indicator: by its place and name, of several the one with its target, else by a name that both have once. */
function matchRows(rows: readonly TargetIndicator[], stored: readonly Indicator[]): (Indicator | null)[] {
  const once = (all: readonly { name: string }[], name: string) =>
    all.filter((one) => plainName(one.name) === name).length === 1;
  const left = new Set(stored);
  const placed = rows.map((row) => {
    const named = [...left].filter((one) => keyOf(one) === keyOf(row));
    const found = named.find(({ target }) => isAlike(target, row.target)) ?? named[0] ?? null;
    if (found) left.delete(found);
    return found;
  });
  return rows.map((row, at) => {
    const name = plainName(row.name);
    if (placed[at] || !once(rows, name) || !once(stored, name)) return placed[at] ?? null;
    return [...left].find((one) => plainName(one.name) === name) ?? null;
  });
}

/** An amount in the project's currency: a file may be in 万元 where the project is in 元. */
function inCurrency(text: string, from: Currency, to: Currency): string {
  const parsed = parseMoney(text, from);
  if (from === to || !parsed.ok) return text;
  return formatMoney(to === '元' ? parsed.amount.times(10_000) : parsed.amount.div(10_000), to);
}

/**
 * The amounts of the file that do not count yet, typed or not (a sum of its parts, the initial budget in place of the adjusted one). A
 * column that is begun counts by itself, so all of it is filled in.
 */
function moneyCells({ scored, sheet, project }: OpenSheet, printed: CellsToFill['project'], currency: Currency) {
  const cells = MONEY_COLUMNS.flatMap((column) =>
    MONEY_LINES.flatMap((line) => {
      const field = `${column}.${line}`;
      if (printed[field] === undefined) return [];
      const text = inCurrency(printed[field], currency, project.currency);
      const [amount, counted] = [parseDecimal(text), countedAmount(scored.money, line, column)];
      const counts = amount !== null && counted !== null && new Decimal(counted).eq(amount);
      return [{ field, column, text, shown: sheet.money.lines[line][column], counts }];
    }),
  );
  const begun = new Set(cells.flatMap(({ column, counts }) => (counts ? [] : [column])));
  return cells
    .filter(({ column, shown, counts }) => !counts || (shown === '' && begun.has(column)))
    .map(({ field, text, shown }): CellToFill => ({ indicatorId: null, field, text, shown }));
}

function textCells(printed: CellsToFill['project']): CellToFill[] {
  const texts = TEXT_CELLS.flatMap((field) => (printed[field] === undefined ? [] : [[field, printed[field]] as const]));
  return texts.map(([field, text]) => ({ indicatorId: null, field, text }));
}

const OF_ACTUAL: ReadonlySet<string> = new Set(['actual', 'attainment', 'share']);

/** What was filled in earlier would speak against the result of the file: a share of another judgement, or that the row is 不适用. */
function emptied(cells: CellsToFill['rows'][number], stored: (field: string) => string): CellToFill['field'][] {
  const judged = cells.attainment !== undefined && cells.share === undefined && stored('share') !== '';
  const excused = (cells.actual ?? cells.attainment) !== undefined && stored('notApplicable') !== '';
  return [...(judged ? ['share'] : []), ...(excused ? ['notApplicable'] : [])];
}

/** The cells of a row; those of the result only where its printed text is not what the form prints now: 48 is printed as 48次. */
function rowCells(
  indicatorId: string,
  cells: CellsToFill['rows'][number],
  printed: FilledTable['rows'][number],
  now: RecordIndicator,
  stored: (field: string) => string,
): CellToFill[] {
  const sameActual = isAlike(printed.actual, now.actual);
  const filled = Object.entries(cells).filter(([field]) => !(OF_ACTUAL.has(field) && sameActual));
  const empty = sameActual ? [] : emptied(cells, stored).map((field) => [field, ''] as const);
  return [...filled, ...empty].map(([field, text]) => ({ indicatorId, field, text }));
}

/** A text that differs in its blanks only is the same, unless it has more of them: a PDF loses some, nothing adds any. */
function keepAlike(cell: WeighedCell): WeighedCell {
  const same = isAlike(cell.before, cell.text) && countBlanks(cell.text) <= countBlanks(cell.before);
  return isFilling(cell) && same ? { ...cell, fate: 'same' } : cell;
}

/** How a filled 自评表 goes into the year-end form of this project: cell by cell, and what of the file has no place there. */
export async function fillingOf(
  db: Db,
  projectId: string,
  { table, filled }: { table: TargetTable; filled: FilledTable },
): Promise<Filling> {
  const open = await openSheet(db, projectId, 'year-end');
  const to = cellsToFill(table, filled, open.sheet.rulebook);
  const matched = matchRows(table.indicators, open.indicators);
  const now = recordIndicators(
    open.indicators.map(({ id }) => id),
    open.sheet,
    open.scored,
  );
  const ofRows = matched.flatMap((indicator, at) => {
    const [cells, printed] = [to.rows[at], filled.rows[at]];
    const stands = now.find(({ id }) => id === indicator?.id);
    if (!indicator || !cells || !printed || !stands) return [];
    const stored = (field: string) => open.cells.get(cellKey(indicator.id, field))?.text.trim() ?? '';
    return rowCells(indicator.id, cells, printed, stands, stored);
  });
  const cells = weighCells(open.cells, [
    ...moneyCells(open, to.project, table.money.currency),
    ...textCells(to.project),
    ...ofRows,
  ]).map(keepAlike);
  return {
    rulebook: open.sheet.rulebook,
    cells,
    names: new Map(open.indicators.map(({ id, name }) => [id, name])),
    unknown: table.indicators.filter((_, at) => !matched[at]).map(({ name }) => name),
    missing: open.indicators.filter((one) => !matched.includes(one)).map(({ name }) => name),
    differing: matched.flatMap((indicator, at) => {
      const printed = table.indicators[at]?.target ?? '';
      const differs = indicator && printed !== '' && !isAlike(indicator.target, printed);
      return differs ? [{ name: indicator.name, stored: indicator.target, printed }] : [];
    }),
    problem: open.status.editable ? '' : SUBMITTED,
  };
}
