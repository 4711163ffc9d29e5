import type { Measured, PaperBlock, PaperCell, PaperRow } from '#reports/paper.ts';

/** The room on the first and on every other page, and the height a row gains or loses from one density to the next. */
export interface Room {
  first: number;
  other: number;
  lineHeight: number;
  step: number;
}

/** A row, or the part of a broken row that stands on one page. */
export interface Piece {
  block: PaperBlock;
  row: PaperRow;
  cells: PaperCell[];
  height: number;
  /** Its first line, counted over the whole row; above 0 for the later parts of a broken row. */
  line: number;
}

/** One page from top to bottom, and the merged cells that began on an earlier one. */
export interface Sheet {
  pieces: Piece[];
  begun: ReadonlySet<string>;
}

/** How much air a row has above and below its text. */
export type Density = 'roomy' | 'plain' | 'tight';

export interface Layout {
  sheets: Sheet[];
  density: Density;
}

/** A row that does not fit is carried over whole unless it fills more than this share of a page. */
const TALL = 0.3;
const FEWEST_LINES = 3;

/**
 * Cuts the form into pages by measured heights. Rows stay whole unless they are very tall, then they break between lines;
 * closing lines stay with the row above them; a head is never left without a row below it. Of the three densities it
 * takes the roomiest that needs no page more than the tightest.
 */
export function layOut(blocks: PaperBlock[], measured: Measured, room: Room): Layout {
  const tight = fill(blocks, measured, room, room.step);
  for (const [density, loss] of [
    ['roomy', -room.step],
    ['plain', 0],
  ] as const) {
    const sheets = fill(blocks, measured, room, loss);
    if (sheets.length <= tight.length) return { sheets, density };
  }
  return { sheets: tight, density: 'tight' };
}

/** Splits neighbours by the merged cell they share at this level; rows without one stand alone. */
export function runsOf<T extends { row: PaperRow }>(pieces: T[], level: number): T[][] {
  const runs: T[][] = [];
  for (const piece of pieces) {
    const id = piece.row.groups[level]?.id;
    const last = runs.at(-1);
    if (id !== undefined && last?.[0]?.row.groups[level]?.id === id) last.push(piece);
    else runs.push([piece]);
  }
  return runs;
}

/** Splits the pieces of a page into its tables. */
export function tablesOf(pieces: Piece[]): Piece[][] {
  const tables: Piece[][] = [];
  for (const piece of pieces) {
    const last = tables.at(-1);
    if (last?.[0]?.block === piece.block) last.push(piece);
    else tables.push([piece]);
  }
  return tables;
}

function fill(blocks: PaperBlock[], measured: Measured, room: Room, loss: number): Sheet[] {
  const sheets: Sheet[] = [{ pieces: [], begun: new Set() }];
  const press = { sheets, measured, room, loss };
  for (const chain of chainsOf(press, blocks)) placeChain(press, chain);
  return sheets;
}

interface Press {
  sheets: Sheet[];
  measured: Measured;
  room: Room;
  loss: number;
}

function chainsOf(press: Press, blocks: PaperBlock[]): Piece[][] {
  const chains: Piece[][] = [];
  for (const block of blocks) {
    for (const row of block.rows) {
      const piece = { block, row, cells: row.cells, height: heightOfRow(press, block, row), line: 0 };
      const last = chains.at(-1);
      if (row.withPrevious && last !== undefined) last.push(piece);
      else chains.push([piece]);
    }
  }
  return chains;
}

function heightOfRow(press: Press, block: PaperBlock, row: PaperRow): number {
  const height = press.measured.heights[row.id];
  if (height === undefined) throw new Error(`row ${row.id} was not measured`);
  return block.unruled ? height : height - press.loss;
}

function placeChain(press: Press, chain: Piece[]): void {
  if (fits(press, chain)) {
    currentSheet(press).pieces.push(...chain);
    return;
  }
  const [first] = chain;
  const limit = press.room.other * TALL;
  const together = chain.reduce((sum, piece) => sum + piece.height, 0);
  if (chain.length > 1 && (together > limit || isEmpty(press))) {
    for (const piece of chain) placeChain(press, [piece]);
  } else if (first !== undefined && chain.length === 1 && (together > limit || isEmpty(press))) {
    placeBroken(press, first);
  } else {
    turnPage(press);
    placeChain(press, chain);
  }
}

function placeBroken(press: Press, whole: Piece): void {
  let rest = whole;
  while (!fits(press, [rest])) {
    const total = lineCount(press, rest.row) - rest.line;
    const free =
      roomOn(press) - heightOf(press, [...currentSheet(press).pieces, cut(press, rest, rest.line, rest.line)]);
    const lines = Math.min(Math.floor(free / press.room.lineHeight), total - FEWEST_LINES);
    if (lines >= FEWEST_LINES) {
      currentSheet(press).pieces.push(cut(press, rest, rest.line, rest.line + lines));
      rest = cut(press, rest, rest.line + lines, Number.POSITIVE_INFINITY);
    } else if (isEmpty(press)) {
      break;
    }
    turnPage(press);
  }
  currentSheet(press).pieces.push(rest);
}

function cut(press: Press, piece: Piece, from: number, to: number): Piece {
  const starts = press.measured.lines[piece.row.id] ?? [];
  const chrome = heightOfRow(press, piece.block, piece.row) - lineCount(press, piece.row) * press.room.lineHeight;
  let lines = 0;
  const cells = piece.row.cells.map((cell, index) => {
    const own = starts[index] ?? [0];
    const repeated = cell.names && from >= own.length;
    lines = Math.max(lines, repeated ? own.length + 1 : Math.min(to, own.length) - from);
    if (repeated) return { ...cell, text: `${cell.text}（续）` };
    const { picture, ...rest } = cell;
    const begun = picture !== undefined && from === 0 ? { picture } : {};
    return { ...rest, ...begun, text: cell.text.slice(own[from] ?? cell.text.length, own[to] ?? cell.text.length) };
  });
  const height = chrome + (to === from ? 0 : Math.max(lines, 1) * press.room.lineHeight);
  return { ...piece, cells, height, line: from };
}

function lineCount(press: Press, row: PaperRow): number {
  return Math.max(1, ...(press.measured.lines[row.id] ?? []).map((starts) => starts.length));
}

function fits(press: Press, pieces: Piece[]): boolean {
  return heightOf(press, [...currentSheet(press).pieces, ...pieces]) <= roomOn(press);
}

function roomOn(press: Press): number {
  return press.sheets.length === 1 ? press.room.first : press.room.other;
}

function heightOf(press: Press, pieces: Piece[]): number {
  const { begun } = currentSheet(press);
  let height = 0;
  for (const table of tablesOf(pieces)) {
    const block = table[0]?.block;
    if (block === undefined) continue;
    const head = block.head.map((row) => ({ row, height: heightOfRow(press, block, row) }));
    height += (press.measured.heights[block.id] ?? 0) + stackedHeight(press, [...head, ...table], 0, begun);
  }
  return height;
}

/** A merged cell may need more than the rows it spans, then the browser gives the difference to the rows. */
function stackedHeight(
  press: Press,
  pieces: { row: PaperRow; height: number }[],
  level: number,
  begun: ReadonlySet<string>,
): number {
  let height = 0;
  for (const run of runsOf(pieces, level)) {
    const group = run[0]?.row.groups[level];
    if (group === undefined) {
      for (const piece of run) height += piece.height;
    } else {
      const label = press.measured.labels[group.id];
      const needed = (begun.has(group.id) ? label?.continued : label?.plain) ?? 0;
      height += Math.max(needed - press.loss, stackedHeight(press, run, level + 1, begun));
    }
  }
  return height;
}

function currentSheet(press: Press): Sheet {
  const sheet = press.sheets.at(-1);
  if (sheet === undefined) throw new Error('a form begins with a page');
  return sheet;
}

function isEmpty(press: Press): boolean {
  return currentSheet(press).pieces.length === 0;
}

function turnPage(press: Press): void {
  const { pieces, begun } = currentSheet(press);
  const groups = pieces.flatMap(({ block, row }) => [...block.head, row].flatMap((each) => each.groups));
  press.sheets.push({ pieces: [], begun: new Set([...begun, ...groups.map((group) => group.id)]) });
}
