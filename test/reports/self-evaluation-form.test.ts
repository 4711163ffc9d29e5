import { describe, expect, test } from 'vitest';
import { selfEvaluationForm } from '#reports/self-evaluation-form.ts';
import { versionCode } from '#reports/version-code.ts';
import { pagesOf, rowsOf } from '#test/reports/form-table.ts';
import { longRecord, operationsRecord, recordWithRows } from '#test/reports/records.ts';

const plainForm = () => selfEvaluationForm(operationsRecord(), { signatures: false });
const rows = () => rowsOf(pagesOf(plainForm()).join(''));

describe('自评表逐格', () => {
  test('项目名称、主管部门、实施单位', () => {
    expect(rows().slice(0, 2)).toEqual([
      ['项目名称', '信息化运维项目→3'],
      ['主管部门', '上海市住房和城乡建设管理委员会', '实施单位', '上海市住房和城乡建设管理委员会人才开发评价中心'],
    ]);
  });

  test('项目资金：单位在表头，明细行的分值和得分是—', () => {
    expect(rows().slice(2, 7)).toEqual([
      ['项目资金（元）↓5', '', '年初预算数', '全年预算数（A）', '全年执行数（B）', '分值', '执行率（B/A）', '得分'],
      ['年度资金总额', '557,500.00', '557,500.00', '548,320.00', '10.00', '98.35%', '9.84'],
      ['其中：当年财政拨款', '557,500.00', '557,500.00', '548,320.00', '—', '98.35%', '—'],
      ['上年结转资金', '0.00', '0.00', '0.00', '—', '—', '—'],
      ['其他资金', '0.00', '0.00', '0.00', '—', '—', '—'],
    ]);
  });

  test('万元表的表头是（万元）', () => {
    const form = selfEvaluationForm(operationsRecord({ currency: '万元' }), { signatures: false });
    expect(rowsOf(pagesOf(form).join(''))[2]?.[0]).toBe('项目资金（万元）↓5');
  });

  test('年度总体目标', () => {
    const { goal } = operationsRecord();
    expect(rows().slice(7, 9)).toEqual([
      ['年度总体目标↓2', '预期目标', '实际完成情况'],
      [goal.expected, goal.actual],
    ]);
  });

  test('绩效指标：一级、二级合并，一级带分值', () => {
    expect(rows().slice(9, 14)).toEqual([
      [
        '绩效指标↓16',
        '一级指标',
        '二级指标',
        '三级指标',
        '年度指标值',
        '实际完成值',
        '分值',
        '得分',
        '偏差原因分析及改进措施',
      ],
      [
        '产出指标（50分）↓7',
        '数量指标↓2',
        '系统业务办结数',
        '≥1000.00(次)',
        '1,386次',
        '7.14',
        '7.14',
        '原因：移动端上线后，线上办件明显增加；措施：下一年度按三年均值重设目标。',
      ],
      ['巡检工作完成数', '≥4.00(次)', '4次', '7.14', '7.14', ''],
      [
        '质量指标↓2',
        '系统运行报错次数',
        '≤5.00(次)',
        '6次',
        '7.14',
        '5.95',
        '原因：9月机房迁移，网络抖动两次；措施：增加主备切换演练。',
      ],
      ['系统数据错误次数', '<10.00(次)', '3次', '7.14', '7.14', ''],
    ]);
    expect(rows().slice(17, 18)).toEqual([
      ['效益指标（30分）↓6', '社会效益指标↓3', '重大系统事故数', '=0.00(次)', '0次', '5.00', '5.00', ''],
    ]);
  });

  test('15 个指标都在，每个一行', () => {
    const printed = rows()
      .slice(10, 25)
      .map((row) => row.at(-6));
    expect(printed).toEqual(operationsRecord().indicators.map((row) => row.name));
  });

  test('总分行带等级', () => {
    expect(rows()[25]).toEqual(['总分→6', '100.00', '96.96', '等级：优']);
  });

  test('说明在表下', () => {
    expect(rows()[26]).toEqual(['说明：', operationsRecord().notes[0]]);
  });
});

describe('自评表的结尾', () => {
  const totals = [
    { label: '得分合计', weight: '95.00', score: '92.46', working: '' },
    { label: '折算', weight: '100.00', score: '97.33', working: '92.46 × 100 ÷ 95.00 = 97.33' },
    { label: '封顶', weight: '100.00', score: '89.00', working: '执行率 75.20%，总分至多 89.00' },
    { label: '总分', weight: '100.00', score: '89.00', working: '' },
  ];

  test('得分合计、折算、封顶、总分各一行，等级只在最后一行', () => {
    const form = selfEvaluationForm(operationsRecord({ totals, total: '89.00', grade: '良' }), { signatures: false });
    expect(rowsOf(pagesOf(form).join('')).slice(25, 29)).toEqual([
      ['得分合计→6', '95.00', '92.46', ''],
      ['折算92.46 × 100 ÷ 95.00 = 97.33→6', '100.00', '97.33', ''],
      ['封顶执行率 75.20%，总分至多 89.00→6', '100.00', '89.00', ''],
      ['总分→6', '100.00', '89.00', '等级：良'],
    ]);
  });

  test('未填完的草稿只有小计，没有等级', () => {
    const draft = operationsRecord({
      totals: [{ label: '小计', weight: '100.00', score: '62.30', working: '还有 3 项没有得分' }],
      total: null,
      grade: null,
      submitted: null,
    });
    const html = pagesOf(selfEvaluationForm(draft, { signatures: false })).join('');
    expect(rowsOf(html)[25]).toEqual(['小计还有 3 项没有得分→6', '100.00', '62.30', '']);
    expect(html).not.toContain('等级：');
  });

  test('几条说明编号', () => {
    const form = selfEvaluationForm(operationsRecord({ notes: ['甲。', '乙。'] }), { signatures: false });
    expect(rowsOf(pagesOf(form).join('')).slice(-2)).toEqual([
      ['说明：', '1. 甲。'],
      ['', '2. 乙。'],
    ]);
  });

  test('要签字时才有签字行', () => {
    const signed = selfEvaluationForm(operationsRecord(), { signatures: true });
    expect(rowsOf(pagesOf(signed).join('')).at(-1)?.slice(0, 4)).toEqual([
      '填报人：',
      '项目负责人：',
      '财务负责人：',
      '单位负责人（盖章）：',
    ]);
    expect(pagesOf(plainForm()).join('')).not.toContain('填报人');
  });
});

describe('页脚', () => {
  test('提交后的表印版本号，不印草稿', () => {
    const [page = ''] = pagesOf(plainForm());
    expect(page).toContain(`版本 ${versionCode(operationsRecord())} · v1`);
    expect(page).not.toContain('草稿');
    expect(page).toContain('第 1 页　共 1 页');
  });

  test('没有提交的表印草稿，没有版本号', () => {
    const [page = ''] = pagesOf(selfEvaluationForm(operationsRecord({ submitted: null }), { signatures: false }));
    expect(page.match(/草稿/gu)).toHaveLength(2);
    expect(page).not.toContain('版本');
  });
});

describe('纸张', () => {
  const isLandscape = (draft: string) => draft.includes('size:A4 landscape');

  test('一般的表竖印', () => {
    expect(isLandscape(plainForm().draft)).toBe(false);
    expect(isLandscape(selfEvaluationForm(longRecord(20), { signatures: true }).draft)).toBe(false);
  });

  test('原因写得多时横印', () => {
    const remark = '原因：供货单位两次改期，验收顺延到十一月；措施：合同里写明违约责任并按月催办。'.repeat(3);
    const many = Object.fromEntries([0, 2, 4, 5, 8, 9, 11].map((index) => [index, { remark }]));
    expect(isLandscape(selfEvaluationForm(recordWithRows(many), { signatures: true }).draft)).toBe(true);
  });
});

test('写进表里的标记只当作文字', () => {
  const name = '<script>alert(1)</script><img src="file:///etc/passwd">&amp;';
  const form = selfEvaluationForm(recordWithRows({ 0: { name } }), { signatures: false });
  const html = form.draft + pagesOf(form).join('');
  expect(html).not.toMatch(/<script|<img/u);
  expect(rowsOf(pagesOf(form).join(''))[10]).toContain(name);
});

test('打印前说得出哪些字没有字体', () => {
  const form = selfEvaluationForm(recordWithRows({ 0: { actual: '12㎥（𠮷）' } }), { signatures: false });
  expect(form.uncovered).toEqual(['𠮷']);
});
