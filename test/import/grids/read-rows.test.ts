import { describe, expect, test } from 'vitest';
import { readGrid } from '#src/import/grids/read-grid.ts';
import { type DrawnRow, gridOf } from '#test/import/grids/draw-form.ts';

function read(rows: readonly DrawnRow[], pageStarts: number[] = []) {
  const { tables, problems } = readGrid(gridOf(rows, pageStarts));
  const [table] = tables;
  return {
    count: tables.length,
    project: table?.project,
    rows: table?.project.indicators.map((row) => [
      row.category,
      row.subcategory,
      row.name,
      row.target,
      row.weight ?? '',
    ]),
    problems: [...problems, ...tables.flatMap((one) => [...one.headProblems, ...one.rowProblems])].map(
      ({ line, text, message }) => [line, text, message.slice(0, 12)],
    ),
    doubts: table ? Object.fromEntries(table.doubts) : {},
  };
}

describe('只有指标的表、★、其中、省略号、模板', () => {
  const columns: DrawnRow = ['一级指标', '二级指标', '指标名称', '目标值', '完成值'];

  test('没有表头：指标读出，项目名称等报告', () => {
    const result = read([
      columns,
      ['产出指标', '产出数量', '护工培训', '12500名', '12166名'],
      ['', '产出质量', '结业考核通过率', '100%', '98.79%'],
      ['效益指标', '社会效益', '就业率', '60%及以上', '53.53%'],
      ['', '满意度', '学员满意度', '95%及以上', '88.32%'],
    ]);
    expect(result.rows).toEqual([
      ['产出指标', '数量指标', '护工培训', '12500名', ''],
      ['产出指标', '质量指标', '结业考核通过率', '100%', ''],
      ['效益指标', '社会效益指标', '就业率', '60%及以上', ''],
      ['满意度指标', '满意度指标', '学员满意度', '95%及以上', ''],
    ]);
    expect(result.problems.map(([, text]) => text)).toEqual(['项目名称', '实施单位', '项目资金', '年度']);
  });

  test('★ 去掉并提示，其中项和省略号说明后不读', () => {
    const result = read([
      columns,
      ['产出指标', '数量指标', '★低保发放人数', '≥900人', ''],
      ['^', '^', '其中:残疾人发放人数', '≥100人', ''],
      ['^', '^', '……', '', ''],
    ]);
    expect(result.rows).toEqual([['产出指标', '数量指标', '低保发放人数', '≥900人', '']]);
    expect(result.doubts).toEqual({ '0/name': '原表以 ★ 标为核心指标，标记没有读入。' });
    expect(result.problems.slice(-2)).toEqual([
      [3, '其中:残疾人发放人数 ≥100人', '这是上一项指标的“其中”'],
      [4, '……', '表中的“……”行没有指标'],
    ]);
  });

  test('占位符没有填的模板拒绝', () => {
    const result = read([
      ['项目名称', '困难群众救助', null, null, null],
      columns,
      ['产出指标', '数量指标', '低保发放人数', '**人', ''],
      ['^', '质量指标', '应保未保比率', '≤**%', ''],
    ]);
    expect(result.count).toBe(0);
    expect(result.problems).toEqual([[1, '困难群众救助', '这是一张模板：指标值还是']]);
  });
});

describe('换页', () => {
  const head: DrawnRow[] = [
    ['项目名称', '道路养护', '实施单位', '养护所'],
    ['年度资金总额', '12', '', ''],
    ['一级指标', '二级指标', '三级指标', '指标值'],
  ];

  test('栏名在下一页重复', () => {
    const result = read(
      [...head, ['产出指标', '数量指标', '养护里程', '≥30公里'], head[2] as DrawnRow, ['', '', '修补坑槽', '≥200处']],
      [4],
    );
    expect(result.rows?.at(-1)).toEqual(['产出指标', '数量指标', '修补坑槽', '≥200处', '']);
  });

  test('整个表头在下一页重复', () => {
    const result = read(
      [...head, ['产出指标', '数量指标', '养护里程', '≥30公里'], ...head, ['产出指标', '质量指标', '合格率', '≥95%']],
      [4],
    );
    expect([result.count, result.rows?.length]).toEqual([1, 2]);
  });

  test('一格断在两页：合成一格并存疑', () => {
    const result = read(
      [...head, ['产出指标', '数量指标', '完成辖区主次干道的日常养护和', '≥30公里'], ['', '', '应急抢修里程', '']],
      [4],
    );
    expect(result.rows).toEqual([['产出指标', '数量指标', '完成辖区主次干道的日常养护和应急抢修里程', '≥30公里', '']]);
    expect(Object.values(result.doubts)).toEqual(['这一格在换页处断开，由两页的文字合成。']);
  });
});

describe('不声不响丢不了', () => {
  test('有指标值没有名称、有名称没有指标值、看不懂的格子', () => {
    const result = read([
      ['项目名称', '道路养护', '实施单位', '养护所'],
      ['本表一式三份', null, null, null],
      ['一级指标', '二级指标', '三级指标', '指标值'],
      ['产出指标', '数量指标', '', '≥30公里'],
      ['^', '^', '修补坑槽', ''],
      ['安全指标', '事故指标', '伤亡事故', '0起'],
    ]);
    expect(result.rows).toEqual([
      ['产出指标', '数量指标', '修补坑槽', '', ''],
      ['安全指标', '事故指标', '伤亡事故', '0起', ''],
    ]);
    expect(result.problems.filter(([line]) => Number(line) > 1)).toEqual([
      [2, '本表一式三份', '这一格不属于任何一栏，没'],
      [4, '≥30公里', '这一行有指标值，没有指标'],
      [5, '修补坑槽', '这一行没有指标值，指标已'],
      [6, '安全指标', '表中没有这个一级指标的固'],
    ]);
  });
});
