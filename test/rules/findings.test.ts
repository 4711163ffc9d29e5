import { expect, test } from 'vitest';
import { type Sheet, type SheetRow, scoreSheet } from '#src/rules/sheet.ts';
import { book, money, row, sheet } from '#test/rules/forms.ts';

const [OUTPUT, BENEFIT, SATISFACTION] = sheet().indicators as [SheetRow, SheetRow, SheetRow];
const COST = row({
  category: '成本指标',
  subcategory: '经济成本指标',
  name: '总成本',
  target: '≤100元',
  actual: '100元',
});

/** The whole form with its first row changed. */
function first(set: Partial<SheetRow>): Partial<Sheet> {
  return { indicators: [{ ...OUTPUT, ...set }, BENEFIT, SATISFACTION] };
}

/** Every finding as `code severity field row`; `表` for the table and the money. */
function found(set: Partial<Sheet>): string[] {
  const { findings } = scoreSheet(sheet(set));
  return findings.map((one) => `${one.code} ${one.severity} ${one.field} ${one.indicator ?? '表'}`);
}

type Case = [code: string, name: string, set: Partial<Sheet>, found: string[]];

// 中江县 2019 summed to 110, 大英县 2023 had one row of 90; captions such as 产出指标(50分) are printed everywhere.
const WEIGHTS: Case[] = [
  ['W1', '合计 110', first({ weight: '60' }), ['W1 error weight 表', 'W3 warn weight 0']],
  ['W1', '合计 99', first({ weight: '49' }), ['W1 error weight 表']],
  ['W1', '合计 100', first({ weight: '50' }), []],
  [
    'W1',
    '没有规定分值的类别',
    { indicators: [OUTPUT, BENEFIT, SATISFACTION, { ...OUTPUT, category: '项目决策', name: '决策' }] },
    ['W1 error weight 3'],
  ],
  [
    'W2',
    '标题五十而实际四十',
    {
      indicators: [{ ...OUTPUT, category: '产出指标(50分)', weight: '40' }, { ...BENEFIT, weight: '40' }, SATISFACTION],
    },
    ['W2 error category 0'],
  ],
  ['W2', '标题与各行一致', first({ category: '产出指标(50分)' }), []],
  [
    'W2',
    '各行之和',
    {
      indicators: [
        { ...OUTPUT, category: '产出指标（50分）' },
        { ...OUTPUT, category: '产出指标（50分）', name: '产出二' },
        BENEFIT,
        SATISFACTION,
      ],
    },
    [],
  ],
  [
    'W3',
    '单项 80',
    {
      indicators: [
        { ...OUTPUT, weight: '80' },
        { ...BENEFIT, weight: '5' },
        { ...SATISFACTION, weight: '5' },
      ],
    },
    ['W3 warn weight 0'],
  ],
  ['W3', '正好 50', first({}), []],
  [
    'T6',
    '不适用行有分值',
    {
      indicators: [
        { ...OUTPUT, weight: '40' },
        { ...OUTPUT, name: '无', target: '无', weight: '10' },
        BENEFIT,
        SATISFACTION,
      ],
    },
    ['T6 error weight 1'],
  ],
  [
    'T6',
    '不适用行没有分值',
    { indicators: [OUTPUT, { ...OUTPUT, name: '无', target: '无' }, BENEFIT, SATISFACTION] },
    [],
  ],
  ['V2', '分值读不出', first({ weight: '五十' }), ['V2 error weight 0']],
  ['V2', '预算执行率的分值读不出', { moneyWeight: '十' }, ['V2 error weight 表']],
];

// 青神县 2023 left everything blank; 蔡甸区 2021 1000件 against 100 %; 棠溪镇 2022 达成预期指标; 黄石市 2022 ≥360天.
const VALUES: Case[] = [
  ['S6', '没有填', first({ actual: '' }), ['S6 error actual 0']],
  ['S6', '定性没有填', first({ target: '及时', actual: '' }), ['S6 error actual 0']],
  ['S6', '执行数没有填', { money: money(['', '100', '']) }, ['S6 error executed 表']],
  ['S6', '预算数没有填', { money: money(['', '', '100']) }, ['S6 error budget 表']],
  ['S6', '年度总体目标的实际完成情况没有填', { goalResult: ' ' }, ['S6 error goalResult 表']],
  ['S6', '年度总体目标的实际完成情况已填', { goalResult: '按期完成' }, []],
  ['S6', '不适用的行不必填', first({ actual: '', notApplicable: '停办' }), []],
  ['V1', '单位不同', first({ actual: '1000件' }), ['V1 error actual 0']],
  ['V1', '小数当百分数', first({ target: '≥90%', actual: '0.98' }), ['V1 warn actual 0']],
  ['V1', '单位相同', first({ actual: '10次' }), []],
  ['V2', '数字写成套话', first({ actual: '达成预期指标' }), ['V2 error actual 0']],
  ['V2', '定性可以写套话', first({ target: '及时', actual: '达成预期指标' }), []],
  ['V3', '照抄符号', first({ actual: '≥10次' }), ['V3 warn actual 0']],
  ['V3', '只写数字', first({ actual: '10' }), []],
  ['V4', '照抄选项', first({ target: '定性 好坏', actual: '好坏' }), ['V4 error actual 0']],
  ['V4', '选了一项', first({ target: '定性 好坏', actual: '好' }), []],
  ['V7', '多三成', first({ actual: '13' }), ['V7 warn reason 0']],
  ['V7', '多三成并说明', first({ actual: '13', reason: '加办三次' }), []],
  ['R1', '失分没有原因', first({ actual: '9' }), ['R1 error reason 0']],
  ['R1', '只写措施不算原因', first({ actual: '9', measure: '明年提前' }), ['R1 error reason 0']],
  ['R1', '失分有原因', first({ actual: '9', reason: '少一次', measure: '明年提前排期' }), []],
  ['R1', '定性失分', first({ target: '及时', share: '90' }), ['R1 error reason 0']],
];

// 大英县 2022 and templates with ** left in; 金安区 无.
const TARGETS: Case[] = [
  ['T5', '占位符', first({ target: '≥**%' }), ['T5 error target 0']],
  ['T5', '目标为空', first({ target: '' }), ['T5 error target 0']],
  ['T5', '同类同名', { indicators: [OUTPUT, OUTPUT, BENEFIT, SATISFACTION] }, ['T5 error name 1']],
  ['T5', '同名不同类', { indicators: [OUTPUT, { ...OUTPUT, subcategory: '质量指标' }, BENEFIT, SATISFACTION] }, []],
  [
    'T5',
    '都是“无”不算重名',
    { indicators: [{ ...OUTPUT, name: '无' }, { ...OUTPUT, name: '无' }, OUTPUT, BENEFIT, SATISFACTION] },
    [],
  ],
  [
    'Q1',
    '成本的数字没有方向',
    { indicators: [OUTPUT, BENEFIT, SATISFACTION, { ...COST, target: '100元' }] },
    ['Q1 error target 3'],
  ],
  ['Q1', '成本写明方向', { indicators: [OUTPUT, BENEFIT, SATISFACTION, COST] }, []],
  ['Q1', '目标“无”', first({ target: '无' }), ['Q1 error target 0']],
  ['Q1', '负面事项“无”', first({ target: '无', name: '安全事故', actual: '无' }), []],
  ['T1', '没有效益', { indicators: [OUTPUT, SATISFACTION] }, ['W3 warn weight 0', 'T1 warn category 表']],
  ['T1', '没有产出', { indicators: [BENEFIT, SATISFACTION] }, ['W3 warn weight 0', 'T1 warn category 表']],
  [
    'T1',
    '效益全是不适用',
    { indicators: [OUTPUT, { ...BENEFIT, target: '不适用' }, SATISFACTION] },
    ['W3 warn weight 0', 'T1 warn category 表'],
  ],
  ['T1', '效益后来标为不适用', { indicators: [OUTPUT, { ...BENEFIT, notApplicable: '停办' }, SATISFACTION] }, []],
  ['T1', '没有满意度不算', { indicators: [OUTPUT, BENEFIT] }, []],
  ['T1', '没有成本不算', {}, []],
];

// 棠溪镇 2022 and 临河区 2022 for B1; decided codes for zero execution and overspending.
const REASON = '尾款跨年支付';
const MONEY: Case[] = [
  [
    'B1',
    '合计为零',
    { money: money(['', '100', '0'], { appropriation: ['', '', '90'] }, REASON) },
    ['B1 error executed 表', 'B6a warn executed 表'],
  ],
  [
    'B1',
    '预算与各项不一致',
    {
      money: money(['', '100', '100'], {
        appropriation: ['', '90', ''],
        carriedOver: ['', '5', ''],
        other: ['', '4', ''],
      }),
    },
    ['B1 error budget 表'],
  ],
  [
    'B1',
    '年初数与各项不一致',
    { money: money(['100', '', '100'], { appropriation: ['101', '', ''] }) },
    ['B1 error initial 表'],
  ],
  [
    'B1',
    '全年数只填了总额，年初数却分了各项',
    { money: money(['100', '100', '100'], { appropriation: ['60', '', ''] }) },
    ['B1 warn budget 表'],
  ],
  [
    'B1',
    '一致',
    {
      money: money(['', '100', '100'], {
        appropriation: ['', '90', '90'],
        carriedOver: ['', '5', '5'],
        other: ['', '5', '5'],
      }),
    },
    [],
  ],
  ['B6a', '零执行', { money: money(['', '100', '0'], {}, REASON) }, ['B6a warn executed 表']],
  ['B6a', '有执行', { money: money(['', '100', '0.01'], {}, REASON) }, []],
  ['B6b', '执行大于预算', { money: money(['', '900', '977']) }, ['B6b error executed 表']],
  ['B6b', '执行等于预算', { money: money(['', '900', '900']) }, []],
  ['B6b', '没有预算却有执行', { money: money(['', '0', '50']) }, ['B6b error executed 表']],
  ['R1', '执行率低于 90%', { money: money(['', '100', '89.99']) }, ['R1 error reason 表', 'S7 warn total 表']],
  ['R1', '执行率正好 90%', { money: money(['', '100', '90']) }, []],
  ['R1', '执行率低但有说明', { money: money(['', '100', '10'], {}, REASON) }, []],
  ['V2', '金额读不出', { money: money(['', '一百', '100']) }, ['V2 error budget 表']],
  ['V2', '其他资金读不出', { money: money(['', '100', '100'], { other: ['', '', '若干'] }) }, ['V2 error executed 表']],
];

// Ten thousand times too much or too little is pointed out; a whole cost in the wrong one of 元 and 万元 is an error.
const TEN_THOUSAND: Case[] = [
  ['B3', '实际值差一万倍', first({ target: '≥1.00(万条)', actual: '12000', reason: '加办' }), ['B3 warn actual 0']],
  ['B3', '实际值单位写对', first({ target: '≥1.00(万条)', actual: '12000条' }), []],
  [
    'B3',
    '成本目标写成元',
    { currency: '万元', indicators: [OUTPUT, BENEFIT, SATISFACTION, COST] },
    ['B3 error target 3'],
  ],
  [
    'B3',
    '成本目标写成万元',
    { indicators: [OUTPUT, BENEFIT, SATISFACTION, { ...COST, target: '≤100万元', actual: '100万元' }] },
    ['B3 error target 3'],
  ],
  [
    'B3',
    '成本目标与资金一致',
    {
      currency: '万元',
      indicators: [OUTPUT, BENEFIT, SATISFACTION, { ...COST, target: '≤100万元', actual: '100万元' }],
    },
    [],
  ],
  [
    'B3',
    '单价',
    { currency: '万元', indicators: [OUTPUT, BENEFIT, SATISFACTION, { ...COST, target: '≤60元', actual: '60元' }] },
    [],
  ],
];

const CASES = [...WEIGHTS, ...VALUES, ...TARGETS, ...MONEY, ...TEN_THOUSAND];

test.each(CASES)('%s：%s', (_code, _name, set, list) => {
  expect(found(set)).toEqual(list);
});

test('每条自查发现都是一句写明做法的话', () => {
  const sentences = CASES.flatMap(([, , set]) => scoreSheet(sheet(set)).findings.map((one) => one.message));
  expect(sentences.filter((text) => !text.endsWith('。') || /undefined|null|NaN|\[object/.test(text))).toEqual([]);
});

test('原来的一百分可以按 0.9 折算：只提示，不改动', () => {
  const whole = {
    indicators: [
      { ...OUTPUT, weight: '60' },
      { ...BENEFIT, weight: '30' },
      { ...SATISFACTION, weight: '10' },
    ],
  };
  const scored = scoreSheet(sheet(whole));
  expect(scored.rows.map((one) => one.weight)).toEqual([6000, 3000, 1000]);
  expect(scored.findings[0]).toMatchObject({ code: 'W1', message: expect.stringContaining('0.9') });
});

test('湖北有满意度、没有成本时没有发现', () => {
  expect(found({ rulebook: book('hubei'), currency: '万元' })).toEqual([]);
});
