import type { Target } from '#src/rules/target.ts';

/** One way of writing a target: how it stands in published tables, how the result is typed, and when the row is met. */
export interface Notation {
  /** Anchor of its line on the help page. */
  id:
    | 'at-least'
    | 'at-most'
    | 'zero'
    | 'exact'
    | 'strict'
    | 'range'
    | 'deadline'
    | 'yes-no'
    | 'options'
    | 'words'
    | 'none';
  name: string;
  /** Where the examples stand, as far as that decides how they are read. */
  place: { category: string; subcategory: string; name: string };
  targets: string[];
  actuals: string[];
  met: string;
}

const OUTPUT = { category: '产出指标', subcategory: '数量指标', name: '培训人次' };

/** Every notation that a target is read by, in the order of how often they occur. */
export const NOTATIONS: readonly Notation[] = [
  {
    id: 'at-least',
    name: '越高越好',
    place: OUTPUT,
    targets: ['≥90%', '≥50.00(个)', '不低于95%', '50个'],
    actuals: ['96%', '62个', '0.5万个', '62'],
    met: '实际不低于目标',
  },
  {
    id: 'at-most',
    name: '越低越好',
    place: { ...OUTPUT, name: '系统响应时间' },
    targets: ['≤5次', '不超过90万元', '3天内'],
    actuals: ['4次', '88.6万元', '886000元', '2天', '36小时'],
    met: '实际不超过目标',
  },
  {
    id: 'zero',
    name: '不应发生',
    place: { ...OUTPUT, name: '重大安全事故' },
    targets: ['=0次', '0起', '无'],
    actuals: ['0次', '无', '未发生', '1次'],
    met: '没有发生',
  },
  {
    id: 'exact',
    name: '恰好等于',
    place: OUTPUT,
    targets: ['=12期', '=100%'],
    actuals: ['12期', '100%', '11'],
    met: '实际等于或好于目标',
  },
  {
    id: 'strict',
    name: '小于、大于',
    place: OUTPUT,
    targets: ['<10次', '>5000人'],
    actuals: ['9次', '5001人'],
    met: '取最近的整数比较，如 <10 按 ≤9',
  },
  {
    id: 'range',
    name: '一个范围',
    place: OUTPUT,
    targets: ['18—54期', '80%-90%'],
    actuals: ['20期', '85%'],
    met: '实际在范围之内',
  },
  {
    id: 'deadline',
    name: '完成期限',
    place: { ...OUTPUT, subcategory: '时效指标', name: '平台上线时间' },
    targets: ['2024年12月31日前', '2024年11月底前'],
    actuals: ['2024-11-20', '2024年11月20日', '2024.11.20'],
    met: '完成日期不晚于期限',
  },
  {
    id: 'yes-no',
    name: '是或否',
    place: { ...OUTPUT, subcategory: '质量指标', name: '项目验收' },
    targets: ['通过', '合格', '是'],
    actuals: ['通过', '未通过', '合格', '是', '否'],
    met: '与目标相同',
  },
  {
    id: 'options',
    name: '几档选一',
    place: { ...OUTPUT, subcategory: '质量指标', name: '成果评定' },
    targets: ['优良中低差', '高中低'],
    actuals: ['优', '良', '高', '中'],
    met: '选第一档；其余按档次得分',
  },
  {
    id: 'words',
    name: '定性描述',
    place: { category: '效益指标', subcategory: '社会效益指标', name: '服务能力' },
    targets: ['及时', '有效提升', '较上年优化'],
    actuals: ['完成情况用一句话写明'],
    met: '选达成、部分达成、未达成；后两种填完成比例',
  },
  {
    id: 'none',
    name: '本年没有',
    place: OUTPUT,
    targets: ['不适用', '不涉及', '/'],
    actuals: [],
    met: '不计分，总分按其余各项折算',
  },
];

/** The notation that a target was read as. */
export function notationOf(target: Target): Notation {
  const id = idOf(target);
  const found = NOTATIONS.find((one) => one.id === id);
  if (!found) throw new Error(`no notation ${id}`);
  return found;
}

function idOf(target: Target): Notation['id'] {
  if (target.kind === 'not-applicable') return 'none';
  if (target.kind !== 'quantity') return target.kind;
  if (target.amount.isZero() && target.comparator !== '≥' && target.comparator !== '>') return 'zero';
  const ids = { '≥': 'at-least', '≤': 'at-most', '=': 'exact', '<': 'strict', '>': 'strict' } as const;
  return ids[target.comparator];
}
