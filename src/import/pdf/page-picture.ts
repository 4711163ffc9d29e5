import type { PagePicture } from '#src/import/grid.ts';
import type { PageMarks } from '#src/import/pdf/page-marks.ts';
import { joinSegments } from '#src/import/pdf/ruled-tables.ts';

/** A tenth of a point is finer than any screen shows. */
function rounded(points: number): number {
  return Math.round(points * 10) / 10;
}

/** A page as the preview draws it: what was read of it, nothing else (no pictures, no stamps). */
export function pictureOf({ width, height, texts, horizontal, vertical }: PageMarks): PagePicture {
  const across = joinSegments(horizontal).map(({ at, from, to }) => [from, at, to, at] as const);
  const down = joinSegments(vertical).map(({ at, from, to }) => [at, from, at, to] as const);
  return {
    width: rounded(width),
    height: rounded(height),
    texts: texts.map(({ x, y, width: wide, size, text }) => ({
      x: rounded(x),
      y: rounded(y),
      width: rounded(wide),
      size: rounded(size),
      text,
    })),
    lines: [...across, ...down].map(([x1, y1, x2, y2]) => [rounded(x1), rounded(y1), rounded(x2), rounded(y2)]),
  };
}
