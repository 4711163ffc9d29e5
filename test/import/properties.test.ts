import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTargetTables } from '#src/import/read-target-tables.ts';
import { EXPECTED_2024 } from '#test/import/expected-2024.ts';
import { EXPECTED_ONE_CELL } from '#test/import/expected-one-cell.ts';
import { breakLines, type Layout, printTables } from '#test/import/layouts.ts';
import { silentMistakes } from '#test/import/right-or-reported.ts';
import { TEXT_2024, TEXT_ONE_CELL } from '#test/import/samples.ts';

const TABLES = [...EXPECTED_2024, EXPECTED_ONE_CELL];

/** Texts that the form itself prints: a piece of one of them is no content that could be lost. */
const FORM = [
  ...[
    '财政项目支出绩效目标申报表',
    '（2024年度）',
    '（2026年度）',
    '项目名称',
    '项目性质',
    '项目类别',
    '主管部门',
    '实施单位',
  ],
  ...['计划开始日期', '计划完成日期', '项目资金（元）', '项目资金总额', '年度资金申请总额', '其中：财政资金'],
  ...[
    '其中：当年财政拨款',
    '上年结转资金',
    '其他资金',
    '项目绩效目标',
    '项目总目标',
    '项目总体目标',
    '(2025年-2027年)',
  ],
  ...['年度总体目标', '一级指标', '二级指标', '三级指标', '年度(/项目)指标值', '绩效指标', '成本指标', '产出指标'],
  ...['效益指标', '满意度指标', '经济成本指标', '数量指标', '质量指标', '时效指标', '经济效益指标', '社会效益指标'],
  ...['生态效益指标', '可持续影响指标', '服务对象满意度指标', '-12-', '第4页'],
  ...[
    '上海市住房和城乡建设管理委员会人才开发评价中心2024年度项目绩效目标汇总表',
    '滨河区城市更新中心2026年度部门预算公开',
  ],
  // Dates come back in another notation.
  ...['2025/3/1', '2027/11/30'],
].map((text) => text.replaceAll(/[\s,]/g, ''));

function lostPieces(text: string): string[] {
  const { projects, problems } = readTargetTables(text);
  const kept = [...projects.flatMap(allTexts), ...problems.map((problem) => problem.text)]
    .map((cell) => cell.replaceAll(/[\s,]/g, ''))
    .concat(FORM);
  const pieces = text.split(/[\s"]+/).map((piece) => piece.replaceAll(',', ''));
  return pieces.filter((piece) => !kept.some((cell) => cell.includes(piece)));
}

function allTexts(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(allTexts);
}

/** A text with line ends put at these places, given as fractions of its length. */
function brokenAt(text: string, places: readonly number[]): string {
  const cuts = [...new Set(places.map((place) => Math.floor(place * text.length)))].toSorted(
    (one, other) => one - other,
  );
  return [0, ...cuts].map((from, at) => text.slice(from, cuts[at] ?? text.length)).join('\n');
}

const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 120 });
const layouts: fc.Arbitrary<Layout> = fc.record({
  style: fc.constantFrom('pairs' as const, 'cells' as const, 'tabs' as const),
  labels: fc.integer({ min: 2, max: 12 }),
  names: fc.integer({ min: 4, max: 60 }),
  targets: fc.constantFrom(4, 6, 8, 12, 1000),
});

describe('不论怎样断行', () => {
  test('不出错，也不丢文字：每一段不是在结果里，就是在问题里', () => {
    fc.assert(
      fc.property(fc.constantFrom(TEXT_2024, TEXT_ONE_CELL), places, (text, cuts) => {
        expect(lostPieces(brokenAt(text, cuts))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('各格按任意宽度折行：每一格不是读对，就是报告', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        expect(silentMistakes(readTargetTables(printTables(TABLES, layout)), TABLES)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('整行按任意宽度折行：每一格不是读对，就是报告', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 90 }), (width) => {
        expect(silentMistakes(readTargetTables(breakLines(TEXT_2024, width)), EXPECTED_2024)).toEqual([]);
        expect(silentMistakes(readTargetTables(breakLines(TEXT_ONE_CELL, width)), [EXPECTED_ONE_CELL])).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('任意文字', () => {
  test('不出错，问题的行号都在文件之内', () => {
    const words = fc.constantFrom(
      '项目名称',
      '项目性质',
      '项目资金（元）',
      '其他资金',
      '1.00',
      '项目绩效目标',
      '一级指标',
      '二级指标',
      '产出指标',
      '数量指标',
      '≥90(%)',
      '甲',
      '及时',
      '。',
      '"',
    );
    const anything = fc.array(fc.oneof(words, fc.string()), { maxLength: 60 });
    fc.assert(
      fc.property(anything, fc.constantFrom(' ', '\n', '\t'), (parts, between) => {
        const text = parts.join(between);
        const lines = text.split(/\r\n|[\n\r\v\u2028\u2029]/).length;
        for (const { line, message } of readTargetTables(text).problems) {
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(lines);
          expect(message).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });
});
