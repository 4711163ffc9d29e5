import type { PDFPageProxy } from 'pdfjs-dist';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { unifyCharacters } from '#src/import/unify-characters.ts';

/** A run of characters on a page; points, x to the right and y down from the upper left corner, `y` at the baseline. */
export interface TextMark {
  text: string;
  x: number;
  y: number;
  width: number;
  /** The height of the type. */
  size: number;
}

/** A straight line along an axis: `at` is its x (vertical) or y (horizontal), `from` and `to` its ends. */
export interface Segment {
  at: number;
  from: number;
  to: number;
}

export interface PageMarks {
  width: number;
  height: number;
  texts: TextMark[];
  horizontal: Segment[];
  vertical: Segment[];
  /** Upper and lower edges of coloured backgrounds: rows may be told apart by nothing else. */
  backgrounds: Segment[];
  /** What the page shows and is in none of these, as the end of a sentence about the page; null where there is nothing. */
  leftOut: string | null;
}

const MESSAGES = {
  slanted: '斜排或侧排的文字（如水印）没有读入',
  many: '文字和线条过多，只读了一部分',
};

type Matrix = [number, number, number, number, number, number];

/** Lines of forms are drawn up to this thick, in points; thicker rectangles are backgrounds. */
const THICKEST_LINE = 4;
const STRAIGHT = 0.8;
/** Scanning and drawing programs turn upright text by less than this (the tangent of the angle). */
const MOST_SLANT = 0.1;
/** No page of a form has as many marks: what is beyond is not read. */
const MOST_MARKS = 40_000;

function multiply(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [g, h, i, j, k, l] = other;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

type Point = [number, number];

/** Numbers behind each drawing operation of a path: move, line, cubic curve, quadratic curve, close. */
const LENGTHS = [2, 2, 6, 4, 0];

/** The corners of each part of a path that consists of straight lines; parts with curves are left out. */
function partsOf(path: ArrayLike<number>, matrix: Matrix): { points: Point[]; closed: boolean }[] {
  const parts: { points: Point[]; closed: boolean; curved: boolean }[] = [];
  for (let at = 0; at < path.length; ) {
    const operation = path[at] ?? 4;
    const point = apply(matrix, path[at + 1] ?? 0, path[at + 2] ?? 0);
    const part = parts.at(-1);
    if (operation === 0 || !part) parts.push({ points: [point], closed: false, curved: false });
    else if (operation === 1) part.points.push(point);
    else if (operation === 4) part.closed = true;
    else part.curved = true;
    at += 1 + (LENGTHS[operation] ?? 0);
  }
  return parts.filter((part) => !part.curved);
}

function addEdge(marks: PageMarks, [x1, y1]: Point, [x2, y2]: Point): void {
  const [dx, dy] = [Math.abs(x1 - x2), Math.abs(y1 - y2)];
  if (dy <= STRAIGHT && dx > dy)
    marks.horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  else if (dx <= STRAIGHT && dy > dx)
    marks.vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
}

/** A filled rectangle that is thin is a line; a broad one is a background. */
function addFilled(marks: PageMarks, points: readonly Point[]): void {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [width, height] = [right - left, bottom - top];
  if (height <= THICKEST_LINE && width > height)
    addEdge(marks, [left, (top + bottom) / 2], [right, (top + bottom) / 2]);
  else if (width <= THICKEST_LINE && height > width)
    addEdge(marks, [(left + right) / 2, top], [(left + right) / 2, bottom]);
  else marks.backgrounds.push({ at: top, from: left, to: right }, { at: bottom, from: left, to: right });
}

const STROKES = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const FILLS = new Set([OPS.fill, OPS.eoFill]);

function addPath(marks: PageMarks, painted: number, path: ArrayLike<number>, matrix: Matrix): void {
  for (const { points, closed } of partsOf(path, matrix)) {
    if (FILLS.has(painted)) addFilled(marks, points);
    if (!STROKES.has(painted)) continue;
    points.forEach((point, at) => {
      const next = points[at + 1] ?? (closed ? points[0] : undefined);
      if (next) addEdge(marks, point, next);
    });
  }
}

async function addLines(marks: PageMarks, page: PDFPageProxy, view: Matrix): Promise<void> {
  const { fnArray, argsArray } = await page.getOperatorList();
  let matrix = view;
  const kept: Matrix[] = [];
  for (const [at, operation] of fnArray.entries()) {
    const given = argsArray[at] as unknown[] | null;
    if (operation === OPS.save) kept.push(matrix);
    else if (operation === OPS.restore) matrix = kept.pop() ?? matrix;
    else if (operation === OPS.transform) matrix = multiply(matrix, given as unknown as Matrix);
    else if (operation === OPS.paintFormXObjectBegin) {
      kept.push(matrix);
      if (given?.[0]) matrix = multiply(matrix, given[0] as Matrix);
    } else if (operation === OPS.paintFormXObjectEnd) matrix = kept.pop() ?? matrix;
    else if (operation === OPS.constructPath && given) {
      const [path] = (given[1] ?? []) as (ArrayLike<number> | null)[];
      if (path) addPath(marks, given[0] as number, path, matrix);
    }
    if (countLines(marks) > MOST_MARKS) return;
  }
}

function countLines({ horizontal, vertical, backgrounds }: PageMarks): number {
  return horizontal.length + vertical.length + backgrounds.length;
}

/** Programs leave a little room between Chinese and Latin characters, which is read as a blank that nobody typed. */
const LAYOUT_BLANK = /(?<=[\u2e80-\uffef]) (?=[\x21-\x7e])|(?<=[\x21-\x7e]) (?=[\u2e80-\uffef])/g;

function textOf(drawn: string): string {
  return unifyCharacters(drawn).replace(LAYOUT_BLANK, '');
}

/** Texts and straight lines of one page, upright whatever the page's rotation; what is not read of it is named. */
export async function readPageMarks(page: PDFPageProxy): Promise<PageMarks> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const view = transform as Matrix;
  const marks: PageMarks = { width, height, texts: [], horizontal: [], vertical: [], backgrounds: [], leftOut: null };
  const { items } = await page.getTextContent({ disableNormalization: true });
  for (const item of items.slice(0, MOST_MARKS)) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [a, b, , , x, y] = multiply(view, item.transform as Matrix);
    if (Math.abs(b) > Math.abs(a) * MOST_SLANT) {
      marks.leftOut = MESSAGES.slanted;
      continue;
    }
    const size = Math.hypot(item.transform[2] as number, item.transform[3] as number);
    marks.texts.push({ text: textOf(item.str), x, y, width: item.width, size });
  }
  await addLines(marks, page, view);
  if (items.length > MOST_MARKS || countLines(marks) > MOST_MARKS) marks.leftOut = MESSAGES.many;
  return marks;
}
