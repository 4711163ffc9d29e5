import { describe, expect, test } from 'vitest';
import { findCellLines } from '#src/import/cell-lines.ts';
import { checkTargetTable } from '#src/import/check-table.ts';
import { correctTables, readText } from '#src/import/corrected-tables.ts';
import { splitLines } from '#src/import/piece.ts';
import { readFiles } from '#src/import/read-files.ts';
import { shanghai } from '#src/rules/rulebooks/shanghai.ts';
import { ONE_CELL_A_LINE, SEVEN_TABLES } from '#test/journeys/tables.ts';

const READING = readFiles([{ name: '公园.txt', text: ONE_CELL_A_LINE }]);

function corrected(corrections: Record<string, string>) {
  const [first] = correctTables(READING, new Map(Object.entries(corrections)));
  if (!first) throw new Error('nothing was read');
  return first;
}

describe('更正后的表', () => {
  test('没有更正：就是读出的表', () => {
    const { table, skipped } = corrected({});
    expect(table.indicators).toEqual(READING.projects[0]?.indicators);
    expect(table).toMatchObject({ name: '街心公园维护经费', year: 2024, money: { yearTotal: '300000' } });
    expect(skipped).toBe(false);
  });

  test.each([
    ['项目名称', { 'p0/name': ' 街心公园养护经费 ' }, { name: '街心公园养护经费' }],
    ['年度', { 'p0/year': '2025' }, { year: 2025 }],
    ['年度写错', { 'p0/year': '今年' }, { year: 0 }],
    ['主管部门', { 'p0/department': '某局' }, { department: '某局' }],
    ['年度总体目标清空', { 'p0/annualGoal': '  ' }, { annualGoal: null }],
    ['别的项目的更正', { 'p1/name': '别的' }, { name: '街心公园维护经费' }],
  ])('%s', (_, corrections, expected) => {
    expect(corrected(corrections).table).toMatchObject(expected);
  });

  test.each([
    ['带千分位和单位', '280,000.50元', '280000.5'],
    ['全角数字', '２８００００', '280000'],
    ['清空', '', null],
    ['读不出的原样留着', '二十八万', '二十八万'],
  ])('金额：%s', (_, text, expected) => {
    expect(corrected({ 'p0/money.yearTotal': text }).table.money.yearTotal).toBe(expected);
  });

  test('指标的每一格都能更正，分值清空就没有分值', () => {
    const { table } = corrected({
      'p0r1/name': '养护公园数',
      'p0r1/target': '≥4座',
      'p0r1/subcategory': '质量指标',
      'p0r1/printedWeight': '10',
      'p0r2/printedWeight': '',
    });
    expect(table.indicators[1]).toEqual({
      category: '产出指标',
      subcategory: '质量指标',
      name: '养护公园数',
      target: '≥4座',
      weight: '10',
    });
    expect(table.indicators[2]).not.toHaveProperty('weight');
  });

  test('去掉一行，添的一行排在同一级指标的最后', () => {
    const { table, rows } = corrected({
      'p0r2/dropped': '去掉',
      'p0/addedRows': '1',
      'p0r5/category': '产出指标',
      'p0r5/name': '巡查次数',
      'p0r5/target': '≥12次',
    });
    expect(table.indicators.map((row) => row.name)).toEqual([
      '维护总成本',
      '维护公园数',
      '巡查次数',
      '绿地环境',
      '居民满意度',
    ]);
    expect(rows.map((row) => row.dropped)).toEqual([false, false, true, false, false, false]);
  });

  test.each([
    ['p0', 'name', '街心公园维护经费'],
    ['p0', 'money.yearTotal', '300,000.00'],
    ['p0', 'money.projectOther', '0.00'],
    ['p0r1', 'target', '≥3.00(座)'],
    ['p0r9', 'name', ''],
    ['p0r1', 'actual', null],
    ['p1', 'name', null],
    ['p0r999', 'name', null],
    ['p', 'name', null],
    ['p0', '__proto__', null],
  ])('读出的文字：%s %s', (owner, field, expected) => {
    expect(readText(READING, owner, field)).toBe(expected);
  });

  test('两个文件里的同一个项目只算先出现的，说明在后一个文件的哪一行', () => {
    const twice = readFiles([
      { name: '一.txt', text: ONE_CELL_A_LINE },
      { name: '二.txt', text: ONE_CELL_A_LINE },
    ]);
    expect(twice.projects).toHaveLength(1);
    expect(twice.problems).toMatchObject([{ file: 1, line: 1, text: '街心公园维护经费' }]);
  });
});

describe('目标表的自查', () => {
  const codes = (corrections: Record<string, string>) =>
    checkTargetTable(corrected(corrections).table, shanghai).map(({ code, indicator }) => [code, indicator]);

  test('两种读法要选，选了就没有', () => {
    expect(codes({})).toEqual([['Q1', 0]]);
    expect(codes({ 'p0r0/target': '≤300000元' })).toEqual([]);
  });

  test.each<[string, Record<string, string>, (string | number | null)[]]>([
    ['指标值清空', { 'p0r1/target': '' }, ['T5', 1]],
    ['指标值是占位符', { 'p0r1/target': '≥**%' }, ['T5', 1]],
    ['分值读不出', { 'p0r1/printedWeight': '十分' }, ['V2', 1]],
    ['总额与各项之和不符', { 'p0/money.carriedOver': '5' }, ['B1', null]],
  ])('%s', (_, change, expected) => {
    expect(codes({ 'p0r0/target': '≤300000元', ...change })).toContainEqual(expected);
  });

  test('分值合计不是 100 分，改到 90 分就没有', () => {
    const weights = (last: string) => ({
      'p0r0/target': '≤300000元',
      'p0r0/printedWeight': '20',
      'p0r1/printedWeight': '20',
      'p0r2/printedWeight': '20',
      'p0r3/printedWeight': '20',
      'p0r4/printedWeight': last,
    });
    expect(codes(weights('5'))).toEqual([['W1', null]]);
    expect(codes(weights('10'))).toEqual([]);
  });
});

describe('原文的行', () => {
  test('样表的 83 项指标，每项的名称和指标值都找得到，行上就有那几个字', () => {
    const lines = splitLines(SEVEN_TABLES);
    const { projects, places } = readFiles([{ name: '样表.txt', text: SEVEN_TABLES }]);
    let found = 0;
    for (const [at, table] of projects.entries()) {
      const place = places[at];
      if (!place) throw new Error('a table without a place');
      const cells = findCellLines(lines, table, place);
      for (const [row, indicator] of table.indicators.entries()) {
        for (const field of ['name', 'target'] as const) {
          const range = cells.get(`${row}/${field}`);
          const text = range
            ? lines
                .slice(range.from - 1, range.to)
                .join('')
                .replace(/\s/g, '')
            : '';
          if (text.includes(indicator[field].replace(/\s/g, ''))) found += 1;
        }
      }
    }
    expect(found).toBe(166);
  });

  test('项目的行数从标题起，彼此不重叠', () => {
    const { places } = readFiles([{ name: '样表.txt', text: SEVEN_TABLES }]);
    expect(places[0]).toMatchObject({ file: 0, from: 3 });
    expect(places.every((place, at) => at === 0 || place.from > (places[at - 1]?.to ?? 0))).toBe(true);
  });

  test('原文里没有的文字不指到哪一行', () => {
    const lines = ['项目名称 甲', '三级指标', '满意度 ≥90%'];
    const table = READING.projects[0];
    if (!table) throw new Error('nothing was read');
    const odd = {
      ...table,
      name: '乙',
      indicators: [{ category: '', subcategory: '', name: '满意度', target: '≥80%' }],
    };
    const cells = findCellLines(lines, odd, { from: 1, to: 3 });
    expect([cells.get('name'), cells.get('0/name'), cells.get('0/target')]).toEqual([
      undefined,
      { from: 3, to: 3 },
      undefined,
    ]);
  });
});
