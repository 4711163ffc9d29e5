/** A line of a pasted table with its number in the pasted text, counted from 1. */
export interface CellLine {
  line: number;
  cells: string[];
}

type Separator = '\t' | ',' | 'blanks';

/** A comma between two digits parts thousands, in a table that is aligned with blanks too. */
function separatorOf(text: string): Separator {
  if (text.includes('\t')) return '\t';
  return /[^\d\s],|,[^\d\s]/.test(text) ? ',' : 'blanks';
}

/** Cells parted by `separator`, as CSV writes them; a cell in quotes may hold separators, line breaks and doubled quotes. */
export function splitQuoted(text: string, separator: string): CellLine[] {
  const lines: CellLine[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endCell = () => {
    cells.push(cell.trim());
    cell = '';
  };
  const endLine = () => {
    endCell();
    lines.push({ line: begun, cells });
    cells = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '\n') line += 1;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += char;
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell.trim() === '') {
      quoted = true;
    } else if (char === separator) endCell();
    else if (char === '\n') {
      endLine();
      begun = line;
    } else cell += char;
  }
  endLine();
  return lines;
}

/** Whether every quotation that was begun is ended: Excel ends each, other programs may write a lone inch sign. */
function quotesMatch(text: string): boolean {
  return (text.match(/"/g)?.length ?? 0) % 2 === 0;
}

function splitPlain(text: string, separator: Separator): CellLine[] {
  const between = separator === 'blanks' ? /\s{2,}|　+/ : separator;
  return text.split('\n').map((line, at) => ({ line: at + 1, cells: line.split(between).map((cell) => cell.trim()) }));
}

/**
 * The cells of a table as it is copied from Excel, WPS or a web page (tabs), saved as CSV (commas), or aligned with blanks.
 * Lines without any text are left out; what is kept has its own line number.
 */
export function splitCells(pasted: string): CellLine[] {
  const text = pasted.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
  const separator = separatorOf(text);
  const lines =
    separator === 'blanks' || !quotesMatch(text) ? splitPlain(text, separator) : splitQuoted(text, separator);
  return lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
}
