import { EMPTY_FILLED_ROW, type FilledTable } from '#src/import/filled-table.ts';
import { yearMoney } from '#src/import/grids/read-money-block.ts';
import type { ReadTable } from '#src/import/read-files.ts';
import type { ReadProblem, TargetIndicator } from '#src/import/target-table.ts';
import { parseDecimal } from '#src/rules/decimal.ts';

type FilledRead = ReadTable & { filled: FilledTable };

const MESSAGES = {
  unknown: '同一文件的申报表里没有自评表的这项指标，或指标值不同，完成值没有读入。请把两张表改成一致，再导入。',
  unanswered: '同一文件的自评表里没有这项指标，或指标值不同，完成值空着。请把两张表改成一致，再导入。',
  weight: '自评表的这个分值与申报表不同，按申报表读入。请对照两张表核对。',
  money: '自评表的项目资金与申报表不同：项目按申报表导入，年末自评的金额按自评表填入。请对照两张表核对。',
  head: '自评表的这一格与申报表不同，按申报表读入。请对照两张表核对。',
};

/** The project that a table is of; null where its name or year is not known. */
function projectKey({ project: { name, unit, year } }: ReadTable): string | null {
  return name === '' || year === 0 ? null : JSON.stringify([name, unit, year]);
}

function rowKey({ category, subcategory, name, target }: TargetIndicator): string {
  return JSON.stringify([category, subcategory, name, target].map((text) => text.replace(/\s/g, '')));
}

/** Of every row of the 申报表 the row of the 自评表 that has the same place, name and target. */
function matchRows(targets: readonly TargetIndicator[], answers: readonly TargetIndicator[]): (number | null)[] {
  const left = new Map<string, number[]>();
  for (const at of [...answers.keys()].reverse()) {
    const key = rowKey(answers[at] as TargetIndicator);
    const same = left.get(key);
    if (same) same.push(at);
    else left.set(key, [at]);
  }
  return targets.map((row) => left.get(rowKey(row))?.pop() ?? null);
}

function sameAmount(one: string | null, other: string | null): boolean {
  return (parseDecimal(one ?? '0') ?? one)?.toString() === (parseDecimal(other ?? '0') ?? other)?.toString();
}

/** A 申报表 as it takes in the 自评表 of its project. */
class FilledTarget {
  readonly problems: ReadProblem[] = [];
  readonly #target: ReadTable;
  readonly #filled: FilledRead;
  /** Of every row of the 申报表 that of the 自评表. */
  readonly #answers: (number | null)[];
  /** The other way round. */
  readonly #targetRows: ReadonlyMap<number, number>;

  constructor(target: ReadTable, filled: FilledRead) {
    this.#target = target;
    this.#filled = filled;
    this.#answers = matchRows(target.project.indicators, filled.project.indicators);
    this.#targetRows = new Map(this.#answers.flatMap((answer, at) => (answer === null ? [] : [[answer, at] as const])));
  }

  /** Where most rows of the 自评表 are others, it is the answer to another 申报表. */
  get fits(): boolean {
    const [{ project }, other] = [this.#target, this.#filled.project];
    const matched = this.#answers.filter((at) => at !== null).length;
    return matched * 2 > other.indicators.length && project.money.currency === other.money.currency;
  }

  table(): ReadTable {
    this.#compareHeads();
    const indicators = this.#target.project.indicators.map((row, at) => this.#indicator(row, at));
    for (const [at, row] of this.#filled.project.indicators.entries())
      if (!this.#targetRows.has(at)) this.#tell(this.#filled, `${at}/name`, row.name, MESSAGES.unknown);
    const { rows: answers, ...filled } = this.#filled.filled;
    const rows = this.#answers.map((at) => ({ ...EMPTY_FILLED_ROW, ...(at === null ? {} : answers[at]) }));
    return {
      ...this.#target,
      project: { ...this.#target.project, indicators },
      filled: { ...filled, rows },
      cells: { ...this.#ofAnswers(this.#filled.cells), ...this.#target.cells },
      doubts: { ...this.#ofAnswers(this.#filled.doubts), ...this.#target.doubts },
    };
  }

  #tell(table: ReadTable, field: string, text: string, message: string): void {
    this.problems.push({ line: table.cells[field]?.from ?? table.place.from, text, message });
  }

  #indicator(row: TargetIndicator, at: number): TargetIndicator {
    const answer = this.#answers[at] ?? null;
    if (answer === null) this.#tell(this.#target, `${at}/name`, row.name, MESSAGES.unanswered);
    const weight = answer === null ? undefined : this.#filled.project.indicators[answer]?.weight;
    if (weight === undefined) return row;
    if (row.weight === undefined) return { ...row, weight };
    if (!sameAmount(weight, row.weight))
      this.#tell(this.#filled, `${answer}/name`, `${row.name} ${weight}`, MESSAGES.weight);
    return row;
  }

  #compareHeads(): void {
    const [{ project }, other] = [this.#target, this.#filled.project];
    for (const field of ['nature', 'projectClass', 'department', 'startDate', 'endDate', 'annualGoal'] as const) {
      const text = other[field] ?? '';
      if (text !== '' && text !== project[field]) this.#tell(this.#filled, field, text, MESSAGES.head);
    }
    const money = Object.entries(yearMoney(this.#filled.filled.amounts));
    const differs = money.some(
      ([line, amount]) => !sameAmount(amount, project.money[line as keyof typeof project.money]),
    );
    if (money.some(([, amount]) => amount !== null) && differs)
      this.#tell(this.#filled, 'initial.total', project.name, MESSAGES.money);
  }

  /** What is kept of the cells of the 自评表, its rows by the numbers of the 申报表: results, and whatever the 申报表 lacks. */
  #ofAnswers<Value>(cells: Record<string, Value>): Record<string, Value> {
    const kept = Object.entries(cells).flatMap(([field, value]): [string, Value][] => {
      const [, row, column] = /^(\d+)\/(.*)$/.exec(field) ?? [];
      if (row === undefined) return this.#target.cells[field] ? [] : [[field, value]];
      const at = this.#targetRows.get(Number(row));
      return at === undefined || this.#target.cells[`${at}/${column}`] ? [] : [[`${at}/${column}`, value]];
    });
    return Object.fromEntries(kept);
  }
}

/**
 * The tables of one file with every 自评表 put into the 申报表 of its project, where the file has both: targets as the 申报表 says them,
 * results as the 自评表 does; what differs is told. A 自评表 of other rows stays a table of its own.
 */
export function fillTargetTables(tables: readonly ReadTable[]): { tables: ReadTable[]; problems: ReadProblem[] } {
  const isFilled = (table: ReadTable): table is FilledRead => table.filled !== undefined;
  const targets = new Map<string | null, ReadTable>();
  // Of two 申报表 of one project the first counts, here as for the import.
  for (const table of tables)
    if (!isFilled(table) && !targets.has(projectKey(table))) targets.set(projectKey(table), table);
  const joined = new Map<ReadTable, ReadTable | null>();
  const problems: ReadProblem[] = [];
  for (const filled of tables.filter(isFilled)) {
    const key = projectKey(filled);
    const target = key === null ? undefined : targets.get(key);
    const both = target && !joined.has(target) ? new FilledTarget(target, filled) : null;
    if (!target || !both?.fits) continue;
    joined.set(target, both.table()).set(filled, null);
    problems.push(...both.problems);
  }
  const read = tables.flatMap((table) => (joined.has(table) ? (joined.get(table) ?? []) : [table]));
  return { tables: read, problems };
}
