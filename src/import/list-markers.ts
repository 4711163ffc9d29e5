import type { Piece } from '#src/import/piece.ts';

const CHINESE_NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';

const STYLES: { style: string; pattern: RegExp; number: (mark: string) => number }[] = [
  { style: '一、', pattern: /^([一二三四五六七八九十])、/u, number: (mark) => CHINESE_NUMBERS.indexOf(mark) + 1 },
  {
    style: '（一）',
    pattern: /^[（(]([一二三四五六七八九十])[)）]/u,
    number: (mark) => CHINESE_NUMBERS.indexOf(mark) + 1,
  },
  { style: '1.', pattern: /^(\d{1,2})[.．、](?!\d)/u, number: Number },
  { style: '（1）', pattern: /^[（(](\d{1,2})[)）]/u, number: Number },
  { style: '①', pattern: /^([①②③④⑤⑥⑦⑧⑨⑩])/u, number: (mark) => CIRCLED.indexOf(mark) + 1 },
  { style: '目标1', pattern: /^目标(\d{1,2})[:：]/u, number: Number },
];

interface Marker {
  style: string;
  number: number;
  /** Index of the piece, and whether the marker is that piece's beginning. */
  piece: number;
  begins: boolean;
}

/**
 * Numbered lists in a text: `inside` are the pieces between two neighbouring numbers of one list (no border of cells runs
 * there), `restarts` the pieces where the list that begins the text begins a second time.
 */
export function listPositions(pieces: readonly Piece[]): { inside: Set<number>; restarts: number[] } {
  const markers = findMarkers(pieces);
  const inside = new Set<number>();
  markers.forEach((marker, index) => {
    const next = markers.slice(index + 1).find(({ style }) => style === marker.style);
    if (next?.number !== marker.number + 1) return;
    for (let at = marker.piece + 1; at <= next.piece; at++) inside.add(at);
  });
  const [first] = markers;
  if (first?.piece !== 0 || !first.begins || first.number !== 1) return { inside, restarts: [] };
  const restarts = markers.filter((marker) => marker !== first && marker.style === first.style && marker.number === 1);
  return { inside, restarts: restarts.every(({ begins }) => begins) ? restarts.map(({ piece }) => piece) : [] };
}

function findMarkers(pieces: readonly Piece[]): Marker[] {
  const markers: Marker[] = [];
  let sentenceEnded = true;
  pieces.forEach((piece, at) => {
    const starts = [...piece.text.matchAll(/[。；！？;!?：:”]+/gu)].map((match) => match.index + match[0].length);
    for (const from of [...(sentenceEnded ? [0] : []), ...starts]) {
      const marker = markerAt(piece.text.slice(from));
      if (marker) markers.push({ ...marker, piece: at, begins: from === 0 });
    }
    sentenceEnded = /[。；！？;!?：:”]$/u.test(piece.text);
  });
  return markers;
}

function markerAt(text: string): { style: string; number: number } | null {
  for (const { style, pattern, number } of STYLES) {
    const mark = pattern.exec(text)?.[1];
    if (mark !== undefined) return { style, number: number(mark) };
  }
  return null;
}
