import { describe, expect, test } from 'vitest';
import type { ListMeaning } from '#src/import/money-list-head.ts';
import { MOST_LIST_LINES, type MoneyList, readMoneyList } from '#src/import/read-money-list.ts';
import { splitCells } from '#src/import/split-cells.ts';
import type { Currency } from '#src/rules/money.ts';

function read(text: string, currency: Currency | null = null, meanings: [number, ListMeaning][] = []) {
  return readMoneyList(text, { currency, meanings: new Map(meanings) });
}

const tsv = (...lines: string[]) => lines.map((line) => line.replaceAll('|', '\t')).join('\n');

/** Rows as `name: field amount, …` in 元. */
function rowsOf(list: MoneyList): string[] {
  if (!list.ok) return [list.problem];
  return list.rows.map(
    ({ name, amounts }) => `${name}: ${amounts.map((one) => `${one.field} ${one.yuan}`).join(', ')}`,
  );
}

const problemsOf = (list: MoneyList) =>
  list.ok ? list.problems.map((one) => `${one.line} ${one.message}`) : [list.problem];
const questionsOf = (list: MoneyList) => (list.ok ? list.questions : []);

describe('表头', () => {
  test.each<[string, string, string[]]>([
    [
      '年初预算、调整后预算、累计支出、执行率',
      tsv('序号|项目名称|年初预算（元）|调整后预算（元）|累计支出（元）|执行率', '1|考务费用|100|200.5|150|74.8%'),
      ['考务费用: initial.total 100, budget.total 200.5, executed.total 150'],
    ],
    [
      '每列各有单位',
      tsv('项目名称|预算数（万元）|支出数(元)', '考务费用|1.5|14000'),
      ['考务费用: budget.total 15000, executed.total 14000'],
    ],
    [
      '标题和“单位：万元”在上面',
      tsv('2024年项目执行情况', '||单位：万元', '项目|全年预算数|全年执行数', '考务费用|1.5|1.4'),
      ['考务费用: budget.total 15000, executed.total 14000'],
    ],
    [
      '两行表头，合并的在上面',
      tsv('项目名称|全年预算数（元）|||执行数（元）', '|小计|当年财政拨款|上年结转|', '考务费用|300|200|100|250'),
      ['考务费用: budget.total 300, budget.appropriation 200, budget.carriedOver 100, executed.total 250'],
    ],
    [
      '其中各项跟着左边的数',
      tsv('项目名称|预算数（元）|当年财政拨款（元）|上年结转（元）|其他资金（元）', '考务费用|300|200|90|10'),
      ['考务费用: budget.total 300, budget.appropriation 200, budget.carriedOver 90, budget.other 10'],
    ],
    [
      '结余、调整数、编码、科目不读',
      tsv('项目编码|项目名称|功能科目|预算数（元）|预算调整数（元）|年末结余（元）', '0012|考务费用|2080101|300|-5|10'),
      ['考务费用: budget.total 300'],
    ],
    [
      'CSV，带引号的千位逗号',
      '项目名称,预算数（元）,执行数（元）\n考务费用,"1,300.00","1,200.50"\n',
      ['考务费用: budget.total 1300, executed.total 1200.5'],
    ],
    ['用空格对齐', '项目名称    预算数（元）\n考务费用    1,300.00\n', ['考务费用: budget.total 1300']],
    ['格里有换行', '项目名称\t预算数（元）\n"考务\n费用"\t1300', ['考务\n费用: budget.total 1300']],
  ])('%s', (_, text, rows) => {
    const list = read(text);
    expect([rowsOf(list), problemsOf(list), questionsOf(list)]).toEqual([rows, [], []]);
  });

  test('没有写单位：先问', () => {
    const text = tsv('项目名称|预算数', '考务费用|1.5');
    expect(questionsOf(read(text))).toEqual(['清单没有写明金额单位，请选择元或万元。']);
    expect(rowsOf(read(text, '万元'))).toEqual(['考务费用: budget.total 15000']);
  });

  test('没有认出表头：由人指定各列', () => {
    const text = tsv('甲|乙|丙', '考务费用|1|2');
    expect(questionsOf(read(text, '元'))).toEqual([
      '没有认出哪一列是项目名称，请在“列的含义”中选择。',
      '没有认出哪一列是金额，请在“列的含义”中选择。',
    ]);
    const chosen = read(text, '元', [
      [0, 'name'],
      [2, 'executed.total'],
    ]);
    expect([rowsOf(chosen), questionsOf(chosen)]).toEqual([['考务费用: executed.total 2'], []]);
  });

  test('两列都是全年预算数：请人只留一列', () => {
    const text = tsv('项目名称|预算数（元）|调整后预算数（元）', '考务费用|1|2');
    expect(questionsOf(read(text))).toEqual([
      '“预算数（元）”和“调整后预算数（元）”都当作全年预算数，请在“列的含义”中只留一列。',
    ]);
  });

  test('千元、亿元不认', () => {
    const list = read(tsv('项目名称|预算数（千元）|执行数（元）', '考务费用|1|2'));
    expect([rowsOf(list), problemsOf(list)]).toEqual([
      ['考务费用: executed.total 2'],
      ['1 “预算数（千元）”的单位不是元或万元，这一列没有读入，请换算后重新粘贴。'],
    ]);
  });
});

describe('各行', () => {
  const HEAD = '项目名称|预算数（元）|执行数（元）';

  test.each<[string, string[], string[]]>([
    [
      '合并单元格，名称只在第一行',
      ['考务费用|1|2', '|3|4'],
      ['3 这一行没有项目名称（可能是合并单元格的后几行），没有读入。'],
    ],
    ['负数', ['考务费用|1|-2'], ['2 考务费用的全年执行数：金额不能为负数，请核对“-2”。']],
    ['公式', ['考务费用|=B1|2'], ['2 考务费用的全年预算数：“=B1”是公式，不是数值，请在 Excel 中复制算好的单元格。']],
    [
      '一千万亿元',
      ['考务费用|1000000000000000|2'],
      ['2 考务费用的全年预算数：金额“1000000000000000”超过 90 万亿元，请核对单位。'],
    ],
    [
      '格数比表头多',
      ['考务费用|1|2|3'],
      ['2 这一行的格数比表头多（数字里可能有千位逗号），没有读入。请从 Excel 直接复制单元格。'],
    ],
  ])('%s', (_, lines, problems) => {
    expect(problemsOf(read(tsv(HEAD, ...lines)))).toEqual(problems);
  });

  test('没有引号的千位逗号不会错到别的列', () => {
    const list = read('项目名称,预算数（元）,执行数（元）\n考务费用,1,300.00,1,200.50\n');
    expect([rowsOf(list), problemsOf(list).length]).toEqual([[], 1]);
  });

  test('合计不导入，注明行号', () => {
    const list = read(tsv(HEAD, '考务费用|1|2', '合 计|1|2', '本页小计：|1|2', '合计经费|1|2'));
    expect(list.ok && list.totals.map((one) => one.line)).toEqual([3, 4]);
    expect(rowsOf(list)).toHaveLength(2);
  });

  test('有资金来源一列：名称向下沿用，各归其行', () => {
    const list = read(
      tsv(
        '项目名称|资金来源|预算数（元）',
        '考务费用|小计|300',
        '|财政拨款|200',
        '|上年结转|100',
        '合计||300',
        '|财政拨款|200',
      ),
    );
    expect(rowsOf(list)).toEqual([
      '考务费用: budget.total 300',
      '考务费用: budget.appropriation 200',
      '考务费用: budget.carriedOver 100',
    ]);
    expect(list.ok && list.totals.length).toBe(2);
  });

  test('同一项目两行：两行都留着，由人选', () => {
    expect(rowsOf(read(tsv(HEAD, '考务费用|1|2', '考务费用|3|4')))).toHaveLength(2);
  });
});

describe('不能读的', () => {
  test.each([
    ['空的', ' \n\t\n', /没有粘贴任何内容/],
    [
      '一万行',
      tsv('项目名称|预算数（元）', ...Array.from({ length: 10_000 }, (_, i) => `项目${i}|1`)),
      /粘贴了 10001 行/,
    ],
    ['太长', 'x'.repeat(1_000_001), /太长/],
  ])('%s', (_, text, problem) => {
    const list = read(text);
    expect(list.ok ? '' : list.problem).toMatch(problem);
  });

  test('最多的行数读得完', () => {
    const text = tsv('项目名称|预算数（元）', ...Array.from({ length: MOST_LIST_LINES - 1 }, (_, i) => `项目${i}|1`));
    expect(rowsOf(read(text))).toHaveLength(MOST_LIST_LINES - 1);
  });

  test('一段话不是清单，也不出错', () => {
    expect(questionsOf(read('今年的钱都花完了。'))).toHaveLength(2);
  });
});

test('没有配对的引号当作普通的字', () => {
  expect(splitCells('19"显示器\t1\n第二行\t2').map(({ line, cells }) => [line, ...cells])).toEqual([
    [1, '19"显示器', '1'],
    [2, '第二行', '2'],
  ]);
});
