import type { TableSections } from '#src/import/find-tables.ts';
import { compactText, type Piece, quotePieces } from '#src/import/piece.ts';
import type { ReadProblem } from '#src/import/target-table.ts';

const PRINTED_TWICE = '同一张表在文件中出现了两次，内容相同，只读入一次。';

/**
 * Tables with the pages that repeat their whole head put together again: a head that says exactly what the one before it
 * says begins no new table. The same table printed twice counts once, and is reported.
 */
export function continueTables(tables: readonly TableSections[]): { tables: TableSections[]; problems: ReadProblem[] } {
  const whole: TableSections[] = [];
  const problems: ReadProblem[] = [];
  for (const table of tables) {
    const previous = whole.at(-1);
    const rows = previous ? rowsBelowRepeatedHead(previous, table) : null;
    if (!previous || rows === null) {
      whole.push({ ...table });
    } else if (compactText(previous.indicators) === compactText(rows)) {
      problems.push({ line: table.first.line, text: quotePieces(table.header), message: PRINTED_TWICE });
    } else {
      previous.indicators = [...previous.indicators, ...rows];
    }
  }
  return { tables: whole, problems };
}

/** The rows below a head that says exactly what the table above says; they may follow its last date without any label. */
function rowsBelowRepeatedHead(above: TableSections, below: TableSections): Piece[] | null {
  const head = compactText(above.header);
  let length = 0;
  let text = '';
  while (text.length < head.length && length < below.header.length) {
    text += below.header[length]?.text ?? '';
    length += 1;
  }
  const repeated = (one: readonly Piece[], other: readonly Piece[]) =>
    other.length === 0 || compactText(one) === compactText(other);
  const isSame =
    text === head &&
    (below.year === null || below.year === above.year) &&
    repeated(above.money, below.money) &&
    repeated(above.goals, below.goals);
  return isSame ? [...below.header.slice(length), ...below.indicators] : null;
}
