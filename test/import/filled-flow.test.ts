import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openFile } from '#src/import/open-file.ts';
import { type FileReading, readSource } from '#src/import/read-files.ts';
import { COUNTY, COUNTY_FILLED } from '#test/import/county-evaluation.ts';

const read = (text: string) => readSource({ name: '自评表.txt', text });

/** What was read in short: of each row what stands in its cells, its score and its reason. */
function short({ tables, problems }: FileReading) {
  const [{ project, filled, doubts } = {}] = tables;
  const rows = project?.indicators.map(({ subcategory, name, target, weight }, at) => {
    const { actual, score, reason } = filled?.rows[at] ?? {};
    return [subcategory, name, target, actual, weight, score, reason].filter(Boolean).join('|');
  });
  return {
    rows,
    doubts: Object.keys(doubts ?? {}),
    problems: problems.map(({ line, text, message }) => `${line} ${text} ${message.slice(0, 12)}`),
  };
}

/** The printed cells of each row of the county's form, from left to right. */
const CELLS = COUNTY.map((row) => row.filter((text): text is string => text !== null && text !== '^' && text !== ''));
const ONE_A_LINE = CELLS.flat().join('\n');
const REFUSED = ['1 项目支出绩效自评表 这是自评表的纯文本，有的'];
/** 其他资金 0 / - — —: five cells for six columns. */
const MONEY_TOLD = '0 | / | - | — | — 这一格不是一个金额，没';

/** A form of these rows, a cell a line. */
function form(rows: readonly string[], closing: readonly string[] = ['总分', '100', '90']): string {
  const titles = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'];
  const head = ['项目支出绩效自评表', '（2023年度）', '项目名称', '村级道路养护', '实施单位', '某县公路所'];
  const money = ['项目资金（万元）', '年初预算数', '全年预算数', '全年执行数', '年度资金总额', '120', '120', '100.5'];
  return [...head, ...money, ...titles, '偏差原因分析及改进措施', ...rows, ...closing].join('\n');
}

describe('文本里的自评表', () => {
  test('Word 另存的文本和 Word 文档读出来一样', async () => {
    const file = (name: string) => new Uint8Array(readFileSync(new URL(name, import.meta.url)));
    const [word] = await openFile({ name: '自评表.docx', bytes: file('docx/filled-form.docx') });
    const [text] = await openFile({ name: '自评表.txt', bytes: file('filled-form.txt') });
    if (!word?.ok || !text?.ok) throw new Error('not read');
    expect(text.reading.problems).toEqual([]);
    expect(text.reading.tables[0]?.project).toEqual(word.reading.tables[0]?.project);
    expect(text.reading.tables[0]?.filled).toEqual(word.reading.tables[0]?.filled);
    expect(text.reading.tables[0]?.isShanghai).toBe(true);
    // 行业机构数 with its cells
    expect(text.reading.tables[0]?.cells['0/name']).toEqual({ from: 67, to: 77 });
  });

  test.each([
    ['一行一格', ONE_A_LINE],
    ['一行一行，格间两个空格', CELLS.map((row) => row.join('  ')).join('\n')],
    ['格间全角空格', CELLS.map((row) => row.join('　　')).join('\n')],
  ])('别处的表，%s：逐格相同，缺格的资金行说出来', (_, text) => {
    const { tables, problems } = read(text);
    const { 'initial.other': _other, ...amounts } = COUNTY_FILLED.amounts;
    expect(tables[0]?.filled).toEqual({ ...COUNTY_FILLED, amounts });
    expect(problems.map((one) => `${one.text} ${one.message.slice(0, 11)}`)).toEqual([MONEY_TOLD]);
  });

  test('两张表在一个文件里', () => {
    const other = ONE_A_LINE.replace('村级道路养护', '桥梁检测').replace('38公里', '40公里');
    const { tables } = read(`${ONE_A_LINE}\n${other}`);
    expect(tables.map(({ project, filled }) => [project.name, filled?.rows[0]?.actual])).toEqual([
      ['村级道路养护', '38公里'],
      ['桥梁检测', '40公里'],
    ]);
  });

  const ROAD = ['产出指标', '数量指标', '养护里程', '≥40公里', '38公里', '50', '47.5'];
  const VIEW = ['满意度指标', '服务对象满意度指标', '服务对象满意度', '≥90%', '93%', '10', '10'];
  const ROAD_READ = '数量指标|养护里程|≥40公里|38公里|50|47.5';
  const VIEW_READ = '服务对象满意度指标|服务对象满意度|≥90%|93%|10|10';

  test.each<[string, string[], string[], string[]?]>([
    ['叫作二级指标名字的指标', [...ROAD, ...VIEW], [ROAD_READ, VIEW_READ]],
    ['断开的二级指标', [...ROAD, '满意度指标', '服务对象', '满意度', '指标', ...VIEW.slice(2)], [ROAD_READ, VIEW_READ]],
    ['一级指标下面写着分数', ['产出指标', '（50分）', ...ROAD.slice(1)], [ROAD_READ]],
    ['目标和完成值都是数', ['产出指标', '数量指标', '会议', '12', '12', '20', '20'], ['数量指标|会议|12|12|20|20']],
    ['整句的原因', [...ROAD, '雨季停工。', ...VIEW], [`${ROAD_READ}|雨季停工。`, VIEW_READ]],
    [
      '两行原因',
      [...ROAD, '原因：雨季停工', '措施：提前开工', ...VIEW],
      [`${ROAD_READ}|原因：雨季停工措施：提前开工`, VIEW_READ],
    ],
    [
      '没有完成值，指标分类像是名称：存疑',
      ['效益指标', '社会效益', '知晓率', '≥90%', '40', '40'],
      ['社会效益|知晓率|≥90%|40|40'],
      ['0/name'],
    ],
    [
      '下一行没有标签，原因也不成句：存疑',
      [...ROAD, '雨季停工', '隧道养护', '≥2条', '2条', '10', '10'],
      [`${ROAD_READ}|雨季停工`, '数量指标|隧道养护|≥2条|2条|10|10'],
      ['0/reason'],
    ],
  ])('%s', (_, rows, expected, doubts = []) => {
    expect(short(read(form(rows)))).toEqual({ rows: expected, doubts, problems: [] });
  });

  test('没有总分，下面就是签字栏：不当作最后一项的原因', () => {
    expect(short(read(form(ROAD, ['填报人：', '日期：'])))).toEqual({ rows: [ROAD_READ], doubts: [], problems: [] });
  });

  test('两个目标断成几行：行照读，哪段是哪个说不清的不读，说出来', () => {
    const text = ONE_A_LINE.replace('已养护村道 38 公里。', '已养护村道 38 公里。\n其中新村 3 公里。');
    const { tables, problems } = read(text);
    expect(tables[0]?.filled).toMatchObject({ goalResult: '', rows: COUNTY_FILLED.rows });
    expect(problems.map((one) => one.text)).toEqual(
      expect.arrayContaining(['养护村道 40 公里。', '已养护村道 38 公里。', '其中新村 3 公里。']),
    );
  });

  test('资金总额少一格：不猜，说出来', () => {
    const { tables, problems } = read(form(ROAD).replace('120\n120\n', '120\n'));
    expect(Object.keys(tables[0]?.filled?.amounts ?? {})).toEqual([]);
    expect(problems.map(({ text, message }) => `${text} ${message.slice(0, 11)}`)).toEqual([
      '120 | 100.5 这一格不是一个金额，没',
    ]);
  });

  test.each<[string, string]>([
    ['缺完成值', form(ROAD.filter((text) => text !== '38公里'))],
    ['缺得分', form(ROAD.slice(0, -1))],
    ['得分比分值多', form([...ROAD.slice(0, -1), '60'])],
    ['名称断成两行，前面没有可以当原因的', form([...ROAD.slice(0, 2), '养护', '里程', ...ROAD.slice(3)])],
    ['完成值断成两行', form([...ROAD.slice(0, 4), '38公里', '含新村', ...ROAD.slice(5)])],
    ['没有指标', form([])],
    ['有别的栏', form([]).replace('偏差原因分析及改进措施', '评分标准')],
  ])('%s：分不清，不读，一句话说明', (_, text) => {
    expect(short(read(text))).toEqual({ rows: undefined, doubts: [], problems: REFUSED });
  });
});

const WORDS = ['养护里程', '会议', '社会效益', '服务对象满意度', '12', '100', '及时', '95%'];
const NAMES = [...WORDS, '合计面积'];
/** What begins so, or ends so, is a reason wherever it stands. */
const REASONS = [...WORDS, '原因：停工', '按期。', '合计少 3%'];

/** A row of cells, each perhaps broken over two lines. */
const rows = fc.array(
  fc.record({
    labels: fc.constantFrom([], ['产出指标', '数量指标'], ['社会效益指标'], ['效益指标', '社会效益']),
    cells: fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(...NAMES))),
    points: fc.constantFrom(['10', '10'], ['20', '7.5'], ['5', '0']),
    reason: fc.oneof(fc.constant([]), fc.array(fc.constantFrom(...REASONS), { maxLength: 2 })),
    broken: fc.constantFrom(undefined, undefined, undefined, undefined, undefined, 0, 1, 2),
  }),
  { minLength: 1, maxLength: 5 },
);

test('随便怎样的行：读对，或者整张不读，或者有存疑的格', () => {
  let whole = 0;
  fc.assert(
    fc.property(rows, (made) => {
      const lines = made.flatMap(({ labels, cells, points, reason, broken }) => [
        ...labels,
        ...cells.flatMap((text, at) => (at === broken ? [text, '续行'] : [text])),
        ...points,
        ...reason,
      ]);
      const { tables, problems } = read(form(lines));
      const [{ project, filled, doubts } = {}] = tables;
      if (!project || Object.keys(doubts ?? {}).length > 0 || problems.length > 0) return;
      whole += 1;
      expect(filled?.rows.map(({ actual, score, reason }) => [actual, score, reason])).toEqual(
        made.map(({ cells, points, reason, broken }) => [
          broken === 2 ? `${cells[2]}续行` : cells[2],
          points[1],
          reason.join(''),
        ]),
      );
      expect(project.indicators.map(({ name, target, weight }) => [name, target, weight])).toEqual(
        made.map(({ cells, points, broken }) => [
          broken === 0 ? `${cells[0]}续行` : cells[0],
          broken === 1 ? `${cells[1]}续行` : cells[1],
          points[0],
        ]),
      );
    }),
    { numRuns: 3000 },
  );
  expect(whole).toBeGreaterThan(300);
});
