import type { Sheet, SheetRow } from '#src/rules/sheet.ts';
import { type CheckCase, fires, silent } from '#test/rules/checks/check-cases.ts';
import { BENEFIT, checked, first, OUTPUT, outputs, SATISFACTION, typed } from '#test/rules/checks/checked.ts';
import { book } from '#test/rules/forms.ts';

const words = (...targets: string[]) => outputs(...targets.map((target) => ({ target, actual: target })));
const FLOOR = {
  ...book('shanghai'),
  checks: { overSteps: { low: 50, wrong: 100 }, vagueShare: 50, quantitativeFloor: 60 },
};
const under = (category: string, subcategory: string, name: string, target = '≥90%'): Partial<Sheet> => ({
  indicators: [
    ...([OUTPUT, BENEFIT, SATISFACTION] as SheetRow[]),
    { ...OUTPUT, category, subcategory, name, target, actual: '95%' },
  ],
});
const named = (name: string) => typed(first({ name, target: '≥90%', actual: '95%' }));

export const TABLE_CASES: CheckCase[] = [
  fires('T1', '没有效益指标', typed({ indicators: [OUTPUT, SATISFACTION] }), 'warn category 表'),
  silent('T1', '产出、效益都有', typed()),
  fires('T2', '五项中三项是提高、完善', typed(words('不断提高', '逐步完善', '有效改善')), 'warn target 表'),
  fires(
    'T2',
    '自定定量不少于 60%，五项只有两项',
    typed({ ...words('及时', '合理', '规范'), rulebook: FLOOR }),
    'warn target 表',
  ),
  silent('T2', '四项中两项是提高、完善', typed(words('不断提高', '逐步完善'))),
  silent('T2', '没有规定定量比例的，及时、合理、规范不算空泛', typed(words('及时', '合理', '规范'))),
  silent('T2', '定量不少于 60%', typed({ ...words('及时'), rulebook: FLOOR })),
  fires(
    'T3',
    '经济效益下的人员伤亡事故',
    checked(under('效益指标', '经济效益指标', '人员伤亡事故')),
    'hint subcategory 3',
  ),
  fires('T3', '时效下的完成率', checked(under('产出指标', '时效指标', '任务完成率')), 'hint subcategory 3'),
  fires('T3', '成本下的政府采购', checked(under('产出指标', '成本指标', '政府采购规模', '≤90%')), 'hint subcategory 3'),
  silent('T3', '时效下的及时率', checked(under('产出指标', '时效指标', '任务完成及时率'))),
  silent('T3', '社会效益下的伤亡事故', checked(under('效益指标', '社会效益指标', '人员伤亡事故'))),
  silent('T3', '填表时不提示', typed(under('产出指标', '时效指标', '任务完成率'))),
  ...['经费使用率', '预算执行率', '资金到位率', '预算经费执行率'].map((name) =>
    fires('T4', name, named(name), 'warn name 0'),
  ),
  ...['资金发放及时率', '预算支出合规率', '项目完成率'].map((name) => silent('T4', name, named(name))),
  silent(
    'T4',
    '苏州：预算执行率就是资金行',
    typed({ ...first({ name: '预算执行率', target: '100%', actual: '100%' }), moneyWeight: '0' }),
  ),
  fires('T5', '占位符 ≥**%', typed(first({ target: '≥**%' })), 'error target 0'),
  fires('T5', '同类同名', typed({ indicators: [OUTPUT, OUTPUT, BENEFIT, SATISFACTION] }), 'error name 1'),
  silent('T5', '指标值写明、名称不重', typed()),
  fires(
    'T6',
    '金安：无 占 10 分',
    typed({ indicators: [OUTPUT, { ...OUTPUT, name: '无', target: '无', weight: '10' }, BENEFIT, SATISFACTION] }),
    'error weight 1',
  ),
  silent(
    'T6',
    '无 没有分值',
    typed({ indicators: [OUTPUT, { ...OUTPUT, name: '无', target: '无' }, BENEFIT, SATISFACTION] }),
  ),
  fires(
    'Q1',
    '成本的数字没有方向',
    typed({
      indicators: [
        OUTPUT,
        BENEFIT,
        SATISFACTION,
        {
          ...OUTPUT,
          category: '成本指标',
          subcategory: '经济成本指标',
          name: '成本',
          target: '15万元',
          actual: '15万元',
        },
      ],
    }),
    'error target 3',
  ),
  silent(
    'Q1',
    '成本写明 ≤',
    typed({
      indicators: [
        OUTPUT,
        BENEFIT,
        SATISFACTION,
        {
          ...OUTPUT,
          category: '成本指标',
          subcategory: '经济成本指标',
          name: '成本',
          target: '≤15万元',
          actual: '15万元',
        },
      ],
    }),
  ),
];
