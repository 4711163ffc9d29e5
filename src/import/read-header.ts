import { headerLabels } from '#src/import/form-labels.ts';
import { cutAtLabels, type Stretch } from '#src/import/label-index.ts';
import { compactText, joinPieces, type Piece, quotePieces } from '#src/import/piece.ts';
import { HEADER_LABELS, type HeaderField } from '#src/import/shanghai-form.ts';
import type { ReadProblem } from '#src/import/target-table.ts';

export type HeaderTexts = Record<HeaderField, string>;

/**
 * The cells above the money block, by label. A cell that is broken over lines is joined; dates become ISO. A label that is
 * missing, a date that is none, or a cell that holds more than one text is a problem.
 */
export function readHeader(
  pieces: readonly Piece[],
  tableLine: number,
): { header: HeaderTexts; problems: ReadProblem[] } {
  const header: HeaderTexts = {
    name: '',
    nature: '',
    projectClass: '',
    department: '',
    unit: '',
    startDate: '',
    endDate: '',
  };
  const problems: ReadProblem[] = [];
  const stretches = cutAtLabels(pieces, headerLabels);
  for (const { field, title } of HEADER_LABELS) {
    const cells = stretches.filter((stretch) => stretch.meaning === field);
    const [cell, ...others] = cells;
    if (!cell) {
      problems.push({
        line: tableLine,
        text: title,
        message: `表头中没有找到“${title}”，这一栏空着。请对照原表补上，再导入。`,
      });
      continue;
    }
    header[field] = joinPieces(cell.pieces);
    problems.push(...others.flatMap((other) => repeatedCell(title, cell, other)));
    if (field === 'startDate' || field === 'endDate') header[field] = readDate(title, cell, problems);
    else if (holdsSeveralTexts(cell.pieces)) problems.push(severalTexts(title, cell));
  }
  if (header.name === '' && stretches.some((stretch) => stretch.meaning === 'name')) {
    problems.push({ line: tableLine, text: '项目名称', message: '项目名称是空的。请对照原表补上，再导入。' });
  }
  problems.push(...stretches.filter((stretch) => stretch.meaning === 'foreign').flatMap(foreignCell));
  return { header, problems };
}

const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

/** 2024-01-01, 2026/1/1 or 2024年1月1日 as ISO; null for what is no day of the calendar. */
export function isoDate(text: string): string | null {
  const [, year, month, day] = DATE.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}

function readDate(title: string, cell: Stretch<unknown>, problems: ReadProblem[]): string {
  if (cell.pieces.length === 0) return '';
  const iso = isoDate(compactText(cell.pieces));
  if (iso !== null) return iso;
  problems.push({
    line: lineOf(cell),
    text: quotePieces(cell.pieces),
    message: `“${title}”不是一个日期，这一栏空着。请写成 2024-01-01 的样子，再导入。`,
  });
  return '';
}

/** A page break may print the header again; only a cell that then says something else is a problem. */
function repeatedCell(title: string, cell: Stretch<unknown>, other: Stretch<unknown>): ReadProblem[] {
  if (other.pieces.length === 0 || compactText(other.pieces) === compactText(cell.pieces)) return [];
  return [
    {
      line: lineOf(other),
      text: quotePieces(other.pieces),
      message: `“${title}”出现了两次，内容不同，取了前一个。请对照原表改成一样，再导入。`,
    },
  ];
}

/** Label and cell of a box that the form does not have read as further Chinese texts on the same line. */
function holdsSeveralTexts(pieces: readonly Piece[]): boolean {
  const gaps = pieces.filter(
    (piece, at) =>
      at > 0 &&
      piece.gap !== 'line' &&
      /^\p{Script=Han}/u.test(piece.text) &&
      /\p{Script=Han}$/u.test(pieces[at - 1]?.text ?? ''),
  );
  return gaps.length > 1;
}

function severalTexts(title: string, cell: Stretch<unknown>): ReadProblem {
  return {
    line: lineOf(cell),
    text: quotePieces(cell.pieces),
    message: `“${title}”后面有几段用空格隔开的文字，可能混进了别的栏，已全部放在这一栏。请对照原表，把不属于这一栏的文字删去，再导入。`,
  };
}

function foreignCell(cell: Stretch<unknown>): ReadProblem[] {
  if (cell.pieces.length === 0) return [];
  return [
    {
      line: lineOf(cell),
      text: quotePieces([...cell.label, ...cell.pieces]),
      message: '申报表没有这一栏，内容没有读入。需要时请另行记录。',
    },
  ];
}

function lineOf(cell: Stretch<unknown>): number {
  return (cell.pieces[0] ?? cell.label[0])?.line ?? 0;
}
