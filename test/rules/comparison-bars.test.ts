import { describe, expect, test } from 'vitest';
import { comparisonBars, legendKey } from '#src/rules/comparison-bars.ts';

const NONE = { midYear: null, forecast: null, yearEnd: null };

function looks(...given: Parameters<typeof comparisonBars>): string[] {
  return comparisonBars(...given)?.shapes.map((shape) => shape.look) ?? [];
}

/** The right end of the shapes of this look. */
function endOf(look: string, ...given: Parameters<typeof comparisonBars>): number[] {
  const shapes = comparisonBars(...given)?.shapes.filter((shape) => shape.look === look) ?? [];
  return shapes.map(({ points }) => Math.max(...points.split(' ').map((point) => Number(point.split(',')[0]))));
}

describe('对比图', () => {
  test('没有可画的就没有图', () => {
    expect(comparisonBars(NONE, null)).toBeNull();
  });

  test('年中、全年、目标、预计依次叠放', () => {
    const all = { midYear: '60.00', forecast: '100.00', yearEnd: '90.00' };
    expect(looks(all, true)).toEqual(['track', 'mid-year', 'met', 'target', 'forecast']);
    expect(looks({ ...NONE, midYear: '60.00' }, null)).toEqual(['track', 'mid-year', 'target']);
  });

  test('长度按目标 = 100%、尺子到 150%', () => {
    expect(endOf('mid-year', { ...NONE, midYear: '60.00' }, null)).toEqual([96]);
    expect(endOf('met', { ...NONE, yearEnd: '100.00' }, true)).toEqual([160]);
    expect(endOf('met', { ...NONE, yearEnd: '0.00' }, null)).toEqual([0]);
  });

  test('未达目标的另有一道横杠，不只靠颜色', () => {
    expect(looks({ ...NONE, yearEnd: '83.33' }, false)).toEqual(['track', 'missed', 'missed', 'target']);
    expect(endOf('missed', { ...NONE, yearEnd: '83.33' }, false)).toEqual([133.3, 133.3]);
  });

  test('超出尺子的到头为止，带箭头', () => {
    const far = { ...NONE, yearEnd: '386.00' };
    expect(endOf('met', far, true)).toEqual([240]);
    expect(looks(far, true)).toContain('beyond');
    expect(looks({ ...NONE, yearEnd: '150.00' }, true)).not.toContain('beyond');
  });

  test('预计的菱形不越出图的两端', () => {
    expect(endOf('forecast', { ...NONE, forecast: '0.00' }, null)).toEqual([10]);
    expect(endOf('forecast', { ...NONE, forecast: '900.00' }, null)).toEqual([240]);
  });

  test('图例的每个符号都画得出', () => {
    for (const look of ['target', 'mid-year', 'forecast', 'met', 'missed'] as const) {
      expect(legendKey(look).shapes.length).toBeGreaterThan(0);
    }
  });
});
