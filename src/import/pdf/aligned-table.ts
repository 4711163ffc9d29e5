import { isTitle, yearOf } from '#src/import/grids/form-words.ts';
import { type AlignedPart, readAlignedBody } from '#src/import/pdf/aligned-body.ts';
import { readAlignedHead } from '#src/import/pdf/aligned-head.ts';
import type { TextBox } from '#src/import/pdf/page-content.ts';
import type { Segment, TextMark } from '#src/import/pdf/page-marks.ts';
import type { Box, RuledTable } from '#src/import/pdf/ruled-tables.ts';
import type { TextLine } from '#src/import/pdf/text-lines.ts';
import { runsOf, sizeOf } from '#src/import/pdf/text-runs.ts';
import {
  type AlignedColumn,
  boxAround,
  columnsBelow,
  crossing,
  isBeside,
  overlap,
  type TitleRow,
  titleRowsOf,
} from '#src/import/pdf/title-columns.ts';
import { labelKey } from '#src/import/piece.ts';

/** A table that the next page may go on with. */
export interface OpenTable {
  part: 'head' | 'body';
  columns: readonly AlignedColumn[];
  frame: Box;
  /** All boundaries of columns of its head and below. */
  bounds: readonly number[];
  /** The cells of its last row: a page break may cut them. */
  last: readonly Box[];
}

/** The tables that the alignment of texts shows on one page, and the texts that are in none of them. */
export interface AlignedTables {
  tables: { table: RuledTable; cells: TextBox[] }[];
  rest: TextMark[];
  open: OpenTable | null;
}

/** What of one form stands on a page, between two heights: its head from `from`, its titles, its indicators up to `to`. */
interface FormPart {
  from: number;
  to: number;
  titles: TitleRow | null;
  /** What the page before left open. */
  open: OpenTable | null;
}

const NOTE = /^(?:备?注|说明|填报说明|填表说明|填报人|填表人|审核人|单位负责人|联系电话|填报日期)[:：]/;
/** The row of 项目名称 may reach up so far, in type sizes, where a long name stands beside it. */
const NAME_ABOVE = 0.9;
const MOST_CROSSING = 0.1;

function middleOf({ y, size }: TextMark): number {
  return y - size * 0.35;
}

/** Where the forms of a page begin: above 项目名称 and the texts beside it, below the title. */
function formStarts(runs: readonly TextLine[], titles: readonly TextLine[]): number[] {
  return runs.flatMap((run) => {
    const below = runs.find(
      (one) =>
        one.bottom > run.bottom &&
        one.bottom - run.bottom < sizeOf(run) * 2.2 &&
        overlap(run.left, run.right, one.left, one.right) > 0 &&
        labelKey(run.text + one.text) === '项目名称',
    );
    if (!below && labelKey(run.text) !== '项目名称' && !/^项目名称[:：]/.test(run.text)) return [];
    const others = runs.filter((one) => !titles.includes(one) && one.left > run.right);
    let { top } = run;
    for (let higher: TextLine | undefined = run; higher; ) {
      const from = top;
      higher = others.find((one) => one.top < from && one.bottom > from - sizeOf(one) * NAME_ABOVE);
      top = Math.min(top, higher?.top ?? top);
    }
    return [top - 1];
  });
}

/** The title of a form, or its year, alone on its line. */
function titleLines(runs: readonly TextLine[]): TextLine[] {
  return runs.filter((run) => {
    const key = labelKey(run.text);
    return (isTitle(key) || yearOf(key) !== null) && runs.every((one) => one === run || !isBeside(one, run));
  });
}

/** What the page breaks into parts: titles of forms, their beginnings and the titles of columns, from top to bottom. */
function eventsOf(runs: readonly TextLine[]) {
  const lines = titleLines(runs);
  return [
    ...lines.map((line) => ({ kind: 'end' as const, at: line.top - 1, titles: null })),
    ...formStarts(runs, lines).map((at) => ({ kind: 'start' as const, at, titles: null })),
    ...titleRowsOf(runs).map((titles) => ({ kind: 'titles' as const, at: titles.top, titles })),
  ].toSorted((one, other) => one.at - other.at);
}

/** The texts of the pages that go on with the table at the end of the page before them. */
export function textsGoingOn(pages: Iterable<readonly TextMark[]>): TextLine[] {
  const texts: TextLine[] = [];
  for (const marks of pages) {
    const runs = runsOf(marks);
    const end = eventsOf(runs)[0]?.at ?? Number.POSITIVE_INFINITY;
    texts.push(...runs.filter(({ top }) => top < end));
    if (end < Number.POSITIVE_INFINITY) break;
  }
  return texts;
}

/** The forms on a page from top to bottom, the first perhaps the rest of one that the page before began. */
function formParts(runs: readonly TextLine[], open: OpenTable | null): FormPart[] {
  const parts: FormPart[] = [];
  let isOpen = open !== null;
  const begin = (from: number, titles: TitleRow | null, before: OpenTable | null) => {
    parts.push({ from, to: Number.POSITIVE_INFINITY, titles, open: before });
    isOpen = true;
  };
  if (open) begin(Number.NEGATIVE_INFINITY, null, open);
  for (const { kind, at, titles } of eventsOf(runs)) {
    const last = parts.at(-1);
    if (titles && last && isOpen && isOpenHead(last)) last.titles = titles;
    else {
      if (last && isOpen) last.to = at;
      isOpen = false;
      if (kind !== 'end') begin(at, titles, null);
    }
  }
  return parts;
}

function isOpenHead({ titles, open }: FormPart): boolean {
  return titles === null && open?.part !== 'body';
}

/** The texts of the indicators end where one reaches over two boundaries of columns, or a note begins. */
function endOfBody(runs: readonly TextLine[], columns: readonly AlignedColumn[]): number {
  const bounds = columns.slice(1).map(({ left }) => left);
  const over = runs.filter(
    (run) => NOTE.test(run.text) || bounds.filter((x) => crossing([run], x).length > 0).length > 1,
  );
  return Math.min(Number.POSITIVE_INFINITY, ...over.map(({ top }) => top));
}

/** Head and indicators of one form as one table. */
function joinParts(head: AlignedPart | null, body: AlignedPart | null): { table: RuledTable; cells: TextBox[] } | null {
  const shared = head && body ? (body.edges[0] ?? 0) : null;
  const last = head?.edges.at(-1);
  const above = (head?.cells ?? []).map((cell) =>
    shared !== null && cell.bottom === last ? { ...cell, bottom: shared } : cell,
  );
  const rows = [...(head?.edges.slice(0, body ? -1 : undefined) ?? []), ...(body?.edges ?? [])];
  const cells = [...above, ...(body?.cells ?? [])];
  return cells.length === 0 ? null : { table: { ...boxAround(cells), rows, cells }, cells };
}

class AlignedReader {
  readonly #runs: TextLine[];
  readonly #marks: readonly TextMark[];
  readonly #rules: readonly Segment[];
  readonly #following: () => TextLine[];
  readonly #read: AlignedTables;

  constructor(marks: readonly TextMark[], rules: readonly Segment[], following: () => TextLine[]) {
    this.#runs = runsOf(marks);
    this.#marks = marks;
    this.#rules = rules;
    this.#following = following;
    this.#read = { tables: [], rest: [], open: null };
  }

  read(open: OpenTable | null): AlignedTables {
    const used = new Set<TextMark>();
    for (const part of formParts(this.#runs, open)) for (const mark of this.#readPart(part)) used.add(mark);
    this.#read.rest = this.#marks.filter((mark) => !used.has(mark));
    return this.#read;
  }

  #marksIn(from: number, to: number): TextMark[] {
    return this.#marks.filter((mark) => middleOf(mark) >= from && middleOf(mark) < to);
  }

  #runsIn(from: number, to: number): TextLine[] {
    return this.#runs.filter(({ top, bottom }) => (top + bottom) / 2 >= from && (top + bottom) / 2 < to);
  }

  /** Reads one part of a form; the marks that are in a table now. */
  #readPart(part: FormPart): TextMark[] {
    const { from, to, titles, open } = part;
    this.#read.open = null;
    const own = this.#runsIn(from, to);
    if (own.length === 0) return [];
    const frame = open?.frame ?? boxAround([...own, ...this.#rulesIn(part)]);
    const isBody = titles !== null || open?.part === 'body';
    const found = isBody ? this.#columns(part, frame) : null;
    if (isBody && !found) return [];
    const columns = found?.columns ?? open?.columns ?? [];
    const end = found?.end ?? to;
    const body = isBody ? this.#body(part, columns, end) : null;
    const headMarks = isBody && !titles ? [] : this.#marksIn(from, titles?.top ?? to);
    const known = [...columns.slice(1).map(({ left }) => left), ...(open?.bounds ?? [])];
    const given = { rules: this.#rules, frame, known, above: open?.last ?? [] };
    const head = headMarks.length > 0 ? readAlignedHead(headMarks, given) : null;
    const table = joinParts(head, body);
    if (!table || (isBody && !body)) return [];
    this.#read.tables.push(table);
    const bounds = [...known, ...(head?.bounds ?? [])];
    const last = table.cells.filter(({ bottom }) => bottom === table.table.bottom);
    if (end === Number.POSITIVE_INFINITY)
      this.#read.open = { part: isBody ? 'body' : 'head', columns, frame, bounds, last };
    return [...(head ? headMarks : []), ...(body ? this.#marksIn(titles?.top ?? from, end) : [])];
  }

  /** Lines belong to the frame of a table as far as they stand at its height. */
  #rulesIn({ from, to }: FormPart): Box[] {
    return this.#rules
      .filter(({ at }) => at > from && at < to)
      .map(({ from: left, to: right, at }) => ({ left, right, top: at, bottom: at }));
  }

  #columns(part: FormPart, frame: Box): { columns: readonly AlignedColumn[]; end: number } | null {
    const { titles, open, from, to } = part;
    const own = new Set(titles?.titles.flatMap(({ runs }) => runs));
    const below = (end: number) => this.#runsIn(titles?.top ?? from, end).filter((run) => !own.has(run));
    if (!titles) {
      if (!open) return null;
      const end = Math.min(to, endOfBody(below(to), open.columns));
      const texts = below(end);
      const over = open.columns.slice(1).flatMap(({ left }) => crossing(texts, left));
      return over.length <= Math.max(1, texts.length * MOST_CROSSING) ? { columns: open.columns, end } : null;
    }
    const firstGuess = columnsBelow(titles, below(to), frame, { isGuess: true });
    const end = firstGuess ? Math.min(to, endOfBody(below(to), firstGuess)) : to;
    const goingOn = end === Number.POSITIVE_INFINITY ? this.#following() : [];
    const columns = columnsBelow(titles, below(end), frame, { goingOn });
    return columns && { columns, end };
  }

  #body(part: FormPart, columns: readonly AlignedColumn[], end: number): AlignedPart | null {
    const { titles, open, from } = part;
    const ofTitles = new Set(titles?.titles.flatMap(({ runs }) => runs.flatMap(({ marks }) => marks)));
    const marks = this.#marksIn(titles?.top ?? from, end).filter((mark) => !ofTitles.has(mark));
    const [openAbove, openBelow] = [titles === null && open !== null, end === Number.POSITIVE_INFINITY];
    return readAlignedBody({ columns, titles, marks, rules: this.#rules, openAbove, openBelow });
  }
}

/**
 * The target tables of a page whose cells no lines part: columns by the white between the texts below the titles, rows by their
 * distance, by whatever lines and backgrounds there are, and by the form's labels. Tables without any consistent columns are left
 * as they are, their texts in `rest`; cells that are placed by guess are doubtful. `following`: what the next pages go on with.
 */
export function readAlignedTables(
  marks: readonly TextMark[],
  rules: readonly Segment[],
  open: OpenTable | null,
  following: () => TextLine[],
): AlignedTables {
  return new AlignedReader(marks, rules, following).read(open);
}
