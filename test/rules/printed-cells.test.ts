import { describe, expect, test } from 'vitest';
import { formatActualCell, formatRemark } from '#src/rules/build-record.ts';
import { formatPoints, parsePoints } from '#src/rules/decimal.ts';
import { answeredCells, isSameScore, type PrintedRow } from '#src/rules/printed-cells.ts';
import { scoreRow } from '#src/rules/score.ts';
import type { SheetRow } from '#src/rules/sheet.ts';
import { book, row } from '#test/rules/forms.ts';

type Case = [name: string, printed: Partial<PrintedRow>, cells: Record<string, string>];

/** A row as printed, worth 10 points. */
const printed = (set: Partial<PrintedRow>): PrintedRow => ({
  category: '产出指标',
  subcategory: '数量指标',
  name: '指标甲',
  target: '≥10次',
  weight: '10.00',
  actual: '',
  score: '',
  reason: '',
  ...set,
});

const CASES: Case[] = [
  ['没有填的行', {}, {}],
  ['定量照印的填', { actual: '12次', score: '10.00' }, { actual: '12次' }],
  [
    '定性带达成情况',
    { target: '及时', actual: '及时（达成）', score: '10.00' },
    { actual: '及时', attainment: '达成' },
  ],
  [
    '定性带比例',
    { target: '及时', actual: '基本及时（部分达成 75%）', score: '7.50' },
    { actual: '基本及时', attainment: '部分达成', share: '75%' },
  ],
  [
    '比例前没有空格，如从 PDF 读出',
    { target: '及时', actual: '基本及时（部分达成75%）', score: '7.50' },
    { actual: '基本及时', attainment: '部分达成', share: '75%' },
  ],
  ['只印达成情况', { target: '及时', actual: '达成', score: '10.00' }, { attainment: '达成' }],
  [
    '只印达成情况和比例',
    { target: '及时', actual: '部分达成（65%）', score: '6.50' },
    { attainment: '部分达成', share: '65%' },
  ],
  [
    '别处的表：定性只写文字，得满分',
    { target: '及时', actual: '按时办结', score: '10' },
    { actual: '按时办结', attainment: '达成' },
  ],
  [
    '别处的表：定性只写文字，得分说明比例',
    { target: '及时', actual: '多数按时', score: '7' },
    { actual: '多数按时', attainment: '部分达成', share: '70%' },
  ],
  ['别处的表：只写未达成，没有得分', { target: '及时', actual: '未达成' }, { attainment: '未达成' }],
  [
    '别处的表：写未达成，得分却是七成：两样都留着，由自查说出来',
    { target: '及时', actual: '未达成', score: '7' },
    { attainment: '未达成', share: '70%' },
  ],
  ['别处的表：没有得分', { target: '及时', actual: '按时办结' }, { actual: '按时办结' }],
  ['别处的表：得分超过分值', { target: '及时', actual: '按时办结', score: '12' }, { actual: '按时办结' }],
  ['括号是原文的', { target: '及时', actual: '及时（全年）', score: '' }, { actual: '及时（全年）' }],
  [
    '原因和措施',
    { actual: '8次', score: '8.00', reason: '原因：场地停用；措施：明年提前租用。' },
    { actual: '8次', reason: '场地停用', measure: '明年提前租用' },
  ],
  ['只有原因', { actual: '8次', reason: '原因：场地停用。' }, { actual: '8次', reason: '场地停用' }],
  ['只有措施', { actual: '8次', reason: '措施：明年提前租用。' }, { actual: '8次', measure: '明年提前租用' }],
  [
    '没有这些字样的整段作原因',
    { actual: '8次', reason: '受疫情影响，活动减少。' },
    { actual: '8次', reason: '受疫情影响，活动减少。' },
  ],
  [
    '原因前面还有话：整段作原因，一句不丢',
    { actual: '8次', reason: '预算下达晚；原因：场地停用；措施：明年提前租用。' },
    { actual: '8次', reason: '预算下达晚；原因：场地停用；措施：明年提前租用。' },
  ],
  [
    '先写措施后写原因：整段作措施，不重复',
    { actual: '8次', reason: '措施：提前租用；原因：场地停用。' },
    { actual: '8次', measure: '提前租用；原因：场地停用' },
  ],
  [
    '文中说到扣分，不是人工扣分',
    { actual: '8次', reason: '满意度调查扣分：食堂反映集中。' },
    { actual: '8次', reason: '满意度调查扣分：食堂反映集中。' },
  ],
  ['原批复不是填的', { actual: '12次', reason: '原批复：≥12次。' }, { actual: '12次' }],
  [
    '扣分和理由',
    { actual: '12次', score: '8.00', reason: '原因：资料不全。 扣分：2 分，佐证缺失' },
    { actual: '12次', reason: '资料不全', deduction: '2', deductionReason: '佐证缺失' },
  ],
  [
    '扣分前没有空格，如从 PDF 读出',
    { actual: '12次', score: '8.00', reason: '原因：资料不全。扣分：2分，佐证缺失' },
    { actual: '12次', reason: '资料不全', deduction: '2', deductionReason: '佐证缺失' },
  ],
  ['不适用的行', { actual: '不适用', reason: '不适用：活动取消' }, { notApplicable: '活动取消' }],
  ['不适用没有写原因', { actual: '不适用' }, { notApplicable: '原表写明不适用' }],
  ['目标本来就不适用', { target: '不适用', actual: '不适用' }, {}],
  ['没有实际值，只有原因', { reason: '原因：尚未统计。' }, { reason: '尚未统计' }],
];

test.each(CASES)('%s', (_, set, cells) => {
  expect(answeredCells(printed(set), book('national-2020'))).toEqual(cells);
});

/** A row as it was typed, printed and read back: what it prints and scores then. */
const TYPED: [name: string, typed: Partial<SheetRow>][] = [
  ['数字不写单位', { target: '≥10次', actual: '12' }],
  ['百分比写小数', { target: '≥90%', actual: '0.95' }],
  ['日期', { target: '2024年6月底前', actual: '2024-05-31' }],
  ['选项', { target: '高中低', actual: '中' }],
  ['定性与目标相同', { target: '及时', actual: '及时' }],
  ['定性九成', { target: '及时', actual: '', attainment: '达成', share: '90' }],
  ['定性未达成', { target: '及时', actual: '拖了两个月', attainment: '未达成', share: '30' }],
  ['失分带原因和措施', { target: '≥10次', actual: '8', reason: '停电', measure: '备用电源' }],
];

describe('印出来再读回，印的和得的分不变', () => {
  test.each(TYPED)('%s', (_, typed) => {
    const rulebook = book('national-2020');
    const weight = parsePoints('7.14');
    const show = (one: SheetRow) => {
      const score = scoreRow(one, weight, rulebook);
      const points = score.score === null ? '—' : formatPoints(score.score);
      return { actual: formatActualCell(one, score), score: points, reason: formatRemark(one.reason, one.measure) };
    };
    const first = show(row(typed));
    const { category, subcategory, name, target } = row(typed);
    const cells = answeredCells({ category, subcategory, name, target, weight: '7.14', ...first }, rulebook);
    expect(show(row({ target, ...cells }))).toEqual(first);
  });
});

test.each([
  ['10', '10.00', true],
  ['9.99', '10.00', false],
  ['', '—', true],
  ['', '10.00', false],
])('得分 %s 与 %s 相同：%s', (one, other, same) => expect(isSameScore(one, other)).toBe(same));
