import { describe, expect, test } from 'vitest';
import { placeBelow } from '#src/import/grids/category-names.ts';
import { targetOf } from '#src/import/grids/row-texts.ts';
import { type DrawnRow, readDrawn } from '#test/import/grids/draw-form.ts';

const START = { category: '', subcategory: '' };
const HEAD: DrawnRow[] = [
  ['项目名称', '道路养护', '实施单位', '养护所', ''],
  ['年度资金总额', '12', '', '', ''],
];
const TITLES: DrawnRow = ['一级指标', '二级指标', '三级指标', '指标值', '分值'];

describe('一级、二级指标', () => {
  test.each([
    ['一、产出指标', '1.数量指标', '产出指标', '数量指标'],
    ['（一）产出指标（50分）', '（1）数量指标', '产出指标', '数量指标'],
    ['1、产出指标50', '数量指标 20', '产出指标', '数量指标'],
    ['产出指标（50）', '数量指标（20分）', '产出指标', '数量指标'],
    ['效益指标', '创文明城市3.0', '效益指标', '创文明城市3.0'],
    ['效益指标', '文明城市2025', '效益指标', '文明城市2025'],
    ['效益指标', '5G', '效益指标', '5G'],
    ['效益指标', '安全指标（10分）', '效益指标', '安全指标'],
    ['项目完成', '数量指标', '项目完成', '数量指标'],
  ])('%s，%s', (category, subcategory, ...place) => {
    expect(Object.values(placeBelow(START, category, subcategory))).toEqual(place);
  });

  test('不认得的一级指标管到下一个为止', () => {
    const result = readDrawn([
      ...HEAD,
      TITLES,
      ['项目完成', '数量指标', '养护里程', '≥40公里', '20'],
      ['^', '质量指标', '合格率', '≥95%', '20'],
      ['', '时效指标', '完成时间', '12月底前', '10'],
      ['效益指标', '社会效益指标', '出行条件', '改善', '30'],
      ['', '满意度指标', '村民满意度', '≥90%', '10'],
    ]);
    expect(result.rows?.map(([category]) => category)).toEqual([
      ...['项目完成', '项目完成', '项目完成'],
      ...['效益指标', '满意度指标'],
    ]);
    expect(result.problems.filter(([line]) => Number(line) > 3)).toEqual([[4, '项目完成', '表中没有这个一级指标的固']]);
  });

  test('一级指标写成通栏的一行', () => {
    const result = readDrawn([
      ...HEAD,
      TITLES,
      ['一、产出指标（50分）', null, null, null, null],
      ['', '数量指标', '养护里程', '≥40公里', '20'],
      ['二、效益指标（30分）', null, null, null, null],
      ['（一）社会效益指标', null, null, null, null],
      ['', '', '出行条件', '改善', '30'],
    ]);
    expect(result.rows?.map(([category, subcategory]) => [category, subcategory])).toEqual([
      ['产出指标', '数量指标'],
      ['效益指标', '社会效益指标'],
    ]);
    expect(result.problems.filter(([line]) => Number(line) > 3)).toEqual([]);
  });
});

describe('三级指标', () => {
  test('序号写在三级指标栏名下：不是名称的一部分', () => {
    const result = readDrawn([
      ['项目名称', '道路养护', null, '实施单位', '养护所'],
      ['二级指标', '三级指标', null, '指标值', '分值'],
      ['数量指标', '1', '养护里程', '≥40公里', '20'],
      ['质量指标', '2', '合格率', '≥95%', '20'],
    ]);
    expect(result.rows?.map(([, , name]) => name)).toEqual(['养护里程', '合格率']);
    expect(result.problems.at(-1)).toEqual([2, '', '没有栏名的一栏没有读入，']);
  });

  test.each([['审核人数'], ['注册护士培训数'], ['说明会场次'], ['填报人员培训'], ['备注册数']])(
    '“%s”是指标，不是说明或签字栏',
    (name) => {
      const result = readDrawn([...HEAD, TITLES.slice(1), ['数量指标', name, '≥40人', '20', '']]);
      expect(result.rows).toEqual([['产出指标', '数量指标', name, '≥40人', '20']]);
    },
  );

  test.each([['审核人：王琳'], ['填表人 王琳'], ['注：保留两位小数'], ['说明1.按年度'], ['单位负责人（签字）：李强']])(
    '“%s”是说明或签字栏',
    (text) => {
      const rows: DrawnRow[] = [
        ['产出指标', '数量指标', '养护里程', '≥40公里', '20'],
        [text, '', '', '', ''],
      ];
      const result = readDrawn([...HEAD, TITLES, ...rows]);
      expect(result.rows).toHaveLength(1);
      expect(result.problems.at(-1)).toEqual([5, text, '表格下方的说明或签字栏不']);
    },
  );
});

describe('指标性质、指标值、单位', () => {
  test.each([
    ['≥', '95%', '%', '≥95%'],
    ['≥', '95％', '%', '≥95％'],
    ['≥', '40公里', '公里', '≥40公里'],
    ['≥', '≥40', '公里', '≥40公里'],
    ['≥', '40', '公里', '≥40公里'],
    ['定性', '高中低', '/', '高中低'],
  ])('%s | %s | %s', (sign, value, unit, target) => {
    expect(targetOf({ sign, value, unit })).toBe(target);
  });
});

test('同一类有两栏：取了前一栏的每一格都存疑', () => {
  const result = readDrawn([
    ['项目名称', '道路养护', '实施单位', '养护所', ''],
    ['二级指标', '三级指标', '指标值', '实际值', '实际完成值'],
    ['数量指标', '养护里程', '≥40公里', '36公里', '38公里'],
  ]);
  expect(result.actuals).toEqual(['36公里']);
  expect(result.doubts).toEqual({
    '0/actual': '表中还有一栏“实际完成值”，与这一栏同类，没有读入。请对照原表核对取哪一栏。',
  });
});
