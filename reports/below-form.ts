import type { PaperBlock } from '#reports/paper.ts';

/** Who signs the forms of a project. */
export const SIGNATURES: readonly [name: string, share: number][] = [
  ['填报人：', 0.17],
  ['项目负责人：', 0.18],
  ['财务负责人：', 0.18],
  ['单位负责人（盖章）：', 0.23],
  ['日期：　　　年　　月　　日', 0.24],
];

/** The line below a form for those who sign it, each with the share of the width that it needs; the last takes the rest. */
export function signatureBlock(width: number, names: readonly [name: string, share: number][]): PaperBlock {
  const columns = names.slice(0, -1).map(([, share]) => Math.floor(share * width));
  columns.push(width - columns.reduce((sum, column) => sum + column, 0));
  return {
    id: 'signatures',
    unruled: true,
    columns,
    head: [],
    rows: [{ id: 'signature', groups: [], withPrevious: true, cells: names.map(([text]) => ({ text })) }],
  };
}

/** 说明 lines below a form, numbered where there are several. */
export function notesBlock(width: number, notes: readonly string[]): PaperBlock {
  const numbered = notes.map((note, index) => (notes.length === 1 ? note : `${index + 1}. ${note}`));
  return {
    id: 'notes',
    unruled: true,
    columns: [54, width - 54],
    head: [],
    rows: numbered.map((note, index) => ({
      id: `note-${index}`,
      groups: [],
      withPrevious: true,
      cells: [{ text: index === 0 ? '说明：' : '' }, plainCell(note)],
    })),
  };
}

/** Empty lines would only waste paper; single line ends are kept as typed. */
export function plain(text: string): string {
  return text.replace(/\s*\n\s*/gu, '\n').trim();
}

/** An ordinary cell. */
export function plainCell(text: string) {
  return { text: plain(text) };
}

/** The cell of a target or a result, which is often nothing but a number or a percentage. */
export function valueCell(text: string) {
  return { text: plain(text), holds: 'number' as const };
}

/** The cell of a day. */
export function dayCell(text: string) {
  return { text: plain(text), holds: 'day' as const };
}
