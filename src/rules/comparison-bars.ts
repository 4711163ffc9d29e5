import type { Completions } from '#src/rules/compare-year.ts';

/** What a part of the picture stands for; colour and paper's grey are the surfaces' own, the shapes are the same. */
export type BarLook = 'track' | 'mid-year' | 'met' | 'missed' | 'forecast' | 'target' | 'beyond';

/** A picture as polygons in its own units, drawn alike on screen and on paper. */
export interface Picture {
  width: number;
  height: number;
  shapes: readonly { look: BarLook; points: string }[];
}

/** The scale ends at 150 %, so that the target stands in the same place in every row; what lies beyond ends in an arrow. */
const SCALE_END = 150;
const [WIDTH, HEIGHT] = [240, 16];

type Shape = Picture['shapes'][number];

function tenth(length: number): number {
  return Math.round(length * 10) / 10;
}

function place(percent: number): number {
  return tenth((Math.min(SCALE_END, Math.max(0, percent)) * WIDTH) / SCALE_END);
}

function box(look: BarLook, x: number, y: number, width: number, height: number): Shape {
  const [right, bottom] = [tenth(x + width), tenth(y + height)];
  return { look, points: `${x},${y} ${right},${y} ${right},${bottom} ${x},${bottom}` };
}

function diamond(x: number): Shape {
  const middle = Math.min(WIDTH - 5, Math.max(5, x));
  return { look: 'forecast', points: `${middle},3 ${middle + 5},8 ${middle},13 ${middle - 5},8` };
}

/** A missed result ends in a crossbar, so that it is told from one that met its target without its colour too. */
function result(percent: number, met: boolean | null): Shape[] {
  const end = place(percent);
  const look = met === false ? 'missed' : 'met';
  const crossbar = met === false ? [box(look, tenth(Math.max(0, end - 2)), 1.5, 2, 13)] : [];
  return [box(look, 0, 5, end, 6), ...crossbar];
}

/**
 * One indicator as a picture: a wide pale bar for the value at mid-year, a slim dark one for the result, a diamond for the forecast, an
 * upright mark for the target (100 %). Null without anything to draw.
 */
export function comparisonBars({ midYear, forecast, yearEnd }: Completions, met: boolean | null): Picture | null {
  const drawn = [midYear, forecast, yearEnd].filter((one) => one !== null);
  if (drawn.length === 0) return null;
  const beyond = drawn.some((one) => Number(one) > SCALE_END);
  return {
    width: WIDTH,
    height: HEIGHT,
    shapes: [
      box('track', 0, 2, WIDTH, 12),
      ...(midYear === null ? [] : [box('mid-year', 0, 2, place(Number(midYear)), 12)]),
      ...(yearEnd === null ? [] : result(Number(yearEnd), met)),
      box('target', tenth(place(100) - 0.8), 0, 1.6, HEIGHT),
      ...(beyond ? [{ look: 'beyond' as const, points: `${WIDTH - 7},3 ${WIDTH - 1},8 ${WIDTH - 7},13` }] : []),
      ...(forecast === null ? [] : [diamond(place(Number(forecast)))]),
    ],
  };
}

/** A symbol of the legend: one shape of the picture by itself. */
export function legendKey(look: BarLook): Picture {
  const shapes: Partial<Record<BarLook, Shape[]>> = {
    target: [box('target', 7, 0, 1.6, HEIGHT)],
    forecast: [diamond(8)],
    'mid-year': [box('mid-year', 0, 2, HEIGHT, 12)],
    met: [box('met', 0, 5, HEIGHT, 6)],
    missed: [box('missed', 0, 5, HEIGHT, 6), box('missed', HEIGHT - 2, 1.5, 2, 13)],
  };
  return { width: HEIGHT, height: HEIGHT, shapes: shapes[look] ?? [] };
}
