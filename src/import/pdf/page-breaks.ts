import type { PageBlock, TextBox } from '#src/import/pdf/page-content.ts';
import type { TextMark } from '#src/import/pdf/page-marks.ts';
import { linesOf, type TextLine } from '#src/import/pdf/text-lines.ts';
import { labelKey } from '#src/import/piece.ts';

type TableBlock = Extract<PageBlock, { kind: 'table' }>;

export function isTable(block: PageBlock | undefined): block is TableBlock {
  return block?.kind === 'table';
}

/** Text that hangs over the end of a table stands at most so many points from it, and from the next line of its kind. */
const HANGING = 40;

function isNear(lines: readonly TextLine[], { table }: TableBlock, side: 'above' | 'below'): boolean {
  const sorted = side === 'below' ? lines : lines.toReversed();
  return sorted.every((line, at) => {
    const before = sorted[at - 1];
    if (side === 'below') return line.top - (before?.bottom ?? table.bottom) <= HANGING;
    return (before?.top ?? table.top) - line.bottom <= HANGING;
  });
}

/**
 * A table with the texts beside its first or last row that are the ends of cells which a page break cuts: each stands within a
 * column. Null when any of the lines is something else.
 */
function withHanging(block: TableBlock, lines: readonly TextLine[], side: 'above' | 'below'): TableBlock | null {
  const { table } = block;
  const atEdge = block.cells.filter((cell) =>
    side === 'below' ? cell.bottom === table.bottom : cell.top === table.top,
  );
  const marks = lines.flatMap((line) => line.marks);
  const owners = new Map<TextMark, TextBox>();
  for (const mark of marks) {
    // A narrow cell lets a bracket stand out on its right.
    const owner = atEdge.find(({ left, right }) => mark.x >= left && mark.x + mark.width <= right + mark.size);
    if (owner && owner.right - owner.left < table.right - table.left) owners.set(mark, owner);
  }
  if (marks.length === 0 || owners.size < marks.length || !isNear(lines, block, side)) return null;
  const cells = block.cells.map((cell) => {
    const hanging = linesOf(marks.filter((mark) => owners.get(mark) === cell)).map(({ text }) => text);
    const texts = side === 'below' ? [cell.text, ...hanging] : [...hanging, cell.text];
    return { ...cell, text: texts.filter((text) => text !== '').join('\n') };
  });
  return { ...block, cells };
}

/** A page that begins with 项目名称 begins a form: nothing goes on from the page before. */
export function beginsForm({ table, cells }: TableBlock): boolean {
  const [, , end = table.bottom] = table.rows;
  return cells.some(({ text, top }) => top < end && labelKey(text).startsWith('项目名称'));
}

function linesIn(blocks: readonly PageBlock[]): TextLine[] {
  return blocks.flatMap((block) => (isTable(block) ? [] : [block.line]));
}

/** Each page with what hangs over its breaks put into the cells that it belongs to. */
export function joinHanging(pages: readonly PageBlock[][]): PageBlock[][] {
  const joined = pages.map((blocks) => [...blocks]);
  for (const [page, blocks] of joined.entries()) {
    const last = blocks.findLastIndex(isTable);
    const next = joined[page + 1] ?? [];
    const first = next.findIndex(isTable);
    const [upper, lower] = [blocks[last], next[first]];
    if (!isTable(upper) || !isTable(lower) || beginsForm(lower)) continue;
    const [below, above] = [linesIn(blocks.slice(last + 1)), linesIn(next.slice(0, first))];
    const whole = below.length === 0 ? upper : withHanging(upper, below, 'below');
    const rest = above.length === 0 ? lower : withHanging(lower, above, 'above');
    if (!whole || !rest) continue;
    blocks.splice(last, blocks.length - last, whole);
    next.splice(0, first + 1, rest);
  }
  return joined;
}
