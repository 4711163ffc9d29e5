import { type CheckCase, fires, silent } from '#test/rules/checks/check-cases.ts';
import { first, OUTPUT, outputs, typed } from '#test/rules/checks/checked.ts';
import { book } from '#test/rules/forms.ts';

const copied = (...targets: string[]) => typed(outputs(...targets.map((target) => ({ target, actual: target }))));
const rate = (name: string, target: string, actual: string) => typed(first({ name, target, actual, reason: '说明' }));
const timely = (target: string, actual: string) =>
  typed(first({ subcategory: '时效指标', name: '通知公布及时率', target, actual }));

export const VALUE_CASES: CheckCase[] = [
  fires('V1', '蔡甸：目标 100%，实际 1000件', typed(first({ target: '100%', actual: '1000件' })), 'error actual 0'),
  silent('V1', '单位相同', typed(first({ target: '100%', actual: '100%' }))),
  fires('V2', '棠溪镇：数字目标写达成预期指标', typed(first({ actual: '达成预期指标' })), 'error actual 0'),
  fires('V2', '大英：成本目标写完成', typed(first({ target: '≤30万元', actual: '完成' })), 'error actual 0'),
  silent('V2', '定性目标可以写达成预期指标', typed(first({ target: '及时', actual: '达成预期指标' }))),
  fires('V3', '黄石：≥360天', typed(first({ target: '≥360天', actual: '≥360天' })), 'warn actual 0'),
  fires('V3', '三行都照抄指标值', copied('985米', '11所', '300公里'), 'warn actual 0'),
  silent('V3', '只写数字', typed(first({ target: '≥360天', actual: '360天' }))),
  silent(
    'V3',
    '三行中两行恰好等于指标值',
    typed({
      indicators: [
        OUTPUT,
        { ...OUTPUT, target: '985米', actual: '985米' },
        { ...OUTPUT, target: '11所', actual: '11所' },
      ],
    }),
  ),
  silent('V3', '定性的行与指标值相同是常事', copied('及时', '合理', '规范')),
  silent(
    'V3',
    '七行中三行相同',
    typed(
      outputs(
        ...['985米', '11所', '3个'].map((target) => ({ target, actual: target })),
        ...['≥1次', '≥2次', '≥3次'].map((target) => ({ target, actual: '3次' })),
      ),
    ),
  ),
  fires('V4', '大英：好坏照抄成实际值', typed(first({ target: '定性 好坏', actual: '好坏' })), 'error actual 0'),
  silent('V4', '选了其中一项', typed(first({ target: '定性 好坏', actual: '好' }))),
  fires(
    'V5',
    '名称、指标值、实际值都是 100万',
    typed(first({ name: '100万', target: '100万', actual: '100万' })),
    'warn name 0',
  ),
  fires(
    'V5',
    '名称和指标值都是 2020年，还没有填',
    typed(first({ name: '2020年', target: '2020年', actual: '' })),
    'warn name 0',
  ),
  silent('V5', '名称另有所指', typed(first({ name: '投入资金', target: '100万', actual: '100万' }))),
  fires('V6', '满意度 292%，≥ 扫描成了 2', rate('群众满意度', '292%', '95%'), 'warn target 0'),
  fires('V6', '合格率 105%', rate('产品合格率', '≥95%', '105%'), 'warn actual 0'),
  silent('V6', '合格率 100%', rate('产品合格率', '≥95%', '100%')),
  silent('V6', '增长率可以超过 100%', rate('营业收入增长率', '≥80%', '120%')),
  silent('V6', '上升率可以超过 100%', rate('专业技能水平上升率', '≥80%', '101%')),
  silent('V6', '不是比率的百分数', rate('投入产出', '≥80%', '120%')),
  fires('V7', '宣城：3200 份对 2400 份', typed(first({ target: '≥2400份', actual: '3200份' })), 'warn reason 0'),
  fires('V7', '无为：264 户对 115 户', typed(first({ target: '115户', actual: '264户' })), 'warn reason 0'),
  silent('V7', '超两成', typed(first({ target: '≥10次', actual: '12次' }))),
  silent('V7', '写了原因', typed(first({ target: '115户', actual: '264户', reason: '整村推进' }))),
  fires('V8', '及时率目标 =100%，实际 120%', timely('=100%', '120%'), 'error actual 0'),
  silent('V8', '及时率 100%', timely('=100%', '100%')),
  silent('V8', '数量指标超过 100% 归超额', typed(first({ target: '=100%', actual: '120%', reason: '加办' }))),
];

/** What V7 says grows with the excess; a rulebook of an older record knows no steps. */
export const V7_WORDS: [name: string, actual: string, words: string][] = [
  ['超三成', '13', '请说明原因，或说明目标是否偏低'],
  ['超五成', '15', '目标可能定得偏低'],
  ['超一倍', '20', '请核对目标和实际值有无填错'],
];

export const OLDER_BOOK = { ...book('shanghai'), checks: undefined, severities: undefined };
