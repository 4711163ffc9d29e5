import { AMOUNTS, type AmountLabel } from '#src/import/grids/amount-words.ts';
import { labelKey } from '#src/import/piece.ts';
import {
  ANNUAL_GOAL_LABELS,
  COLUMN_LABELS,
  FOREIGN_HEADER_LABELS,
  GOAL_CAPTION,
  HEADER_LABELS,
  type HeaderField,
  INDICATOR_CAPTION,
  PROJECT_GOAL_LABELS,
} from '#src/import/shanghai-form.ts';

/*
 * The words of the target forms that are read from grids: the Shanghai form, the national 绩效目标申报表 and the forms that
 * provinces made of it. A form that is not read yet is added here by its words; spellings are written as `labelKey` makes them.
 */

/** Columns of the indicator part. `sign`, `value` and `unit` are the three columns that some provinces make of 指标值. */
export type ColumnRole =
  | 'category'
  | 'subcategory'
  | 'name'
  | 'target'
  | 'sign'
  | 'value'
  | 'unit'
  | 'weight'
  | 'actual'
  | 'score'
  | 'reason'
  | 'remark';

const COLUMN_WORDS: Record<ColumnRole, string[]> = {
  category: [...COLUMN_LABELS.category, '一级', '一级指标名称'],
  subcategory: [...COLUMN_LABELS.subcategory, '二级', '二级指标名称'],
  name: [...COLUMN_LABELS.name, '三级', '指标名称', '指标内容', '三级指标名称', '三级指标内容', '绩效指标名称'],
  target: [
    ...COLUMN_LABELS.target,
    '目标值',
    '年度目标值',
    '绩效目标值',
    '指标值及单位',
    '计划指标值',
    '预期指标值',
    '预期目标值',
  ],
  sign: ['指标性质', '指标方向', '符号', '运算符号', '计算符号'],
  // Never a title of its own: 指标值 beside 指标性质 or 度量单位, see `columnTitlesAt`.
  value: [],
  unit: ['度量单位', '计量单位', '单位', '指标值单位'],
  weight: [...COLUMN_LABELS.weight, '指标分值', '权重(分值)', '指标分值(权重)', '权重值'],
  actual: [
    '完成值',
    '实际完成值',
    '全年实际完成值',
    '全年实际值',
    '实际值',
    '全年完成值',
    '实际完成情况',
    '年度实际完成值',
  ],
  score: ['得分', '自评得分', '自评分', '实际得分'],
  reason: [
    '偏差原因分析及改进措施',
    '偏差原因分析',
    '偏差原因',
    '未完成原因分析',
    '偏差原因及改进措施',
    '未完成原因和改进措施',
  ],
  remark: ['备注', '说明', '指标解释', '评分标准', '指标说明'],
};

const COLUMNS = rolesByWord(COLUMN_WORDS);

/** Words that name roles by how they are spelled; of one that two roles have the first counts. */
export function rolesByWord<Role extends string>(words: Record<Role, string[]>): Map<string, Role> {
  const roles = Object.keys(words) as Role[];
  return new Map(roles.toReversed().flatMap((role) => words[role].map((word) => [word, role] as const)));
}

/** The role that a column's title names; null for other text. (A) and (B) behind a title are no part of it. */
export function columnRoleOf(key: string): ColumnRole | null {
  return COLUMNS.get(key) ?? COLUMNS.get(key.replace(/\([A-D]\)$/, '')) ?? null;
}

/** A label of the upper part: a cell of the head, an amount, a goal, or a caption without a cell of its own. */
export type HeadLabel =
  | { kind: 'head'; field: HeaderField; title: string }
  | { kind: 'year' }
  | { kind: 'amount'; amount: AmountLabel; title: string }
  | { kind: 'goal' | 'annualGoal'; title: string }
  | { kind: 'caption'; currency: '元' | '万元' | null }
  /** 实际完成情况 of the annual goal, on a filled 自评表. */
  | { kind: 'goalResult'; title: string }
  /** A cell that a target table has no place for. */
  | { kind: 'foreign'; title: string };

const HEAD_SYNONYMS: Partial<Record<HeaderField, string[]>> = {
  name: [
    '项目名称及编码',
    '项目名称及代码',
    '项目(任务)名称',
    '专项名称',
    '预算项目名称',
    '二级项目名称',
    '子项目名称',
  ],
  nature: ['项目属性'],
  department: ['主管部门及代码', '项目主管部门及代码', '主管单位'],
  unit: ['项目单位', '项目执行单位', '执行单位', '申报单位', '预算单位', '填报单位', '单位名称', '项目实施单位名称'],
  startDate: ['开始日期', '项目开始日期', '项目开始时间'],
  endDate: ['完成日期', '结束日期', '项目完成日期', '项目结束日期', '项目结束时间'],
};

const GOAL_WORDS = [
  ...PROJECT_GOAL_LABELS,
  '中期目标',
  '长期目标',
  '实施期目标',
  '实施期总目标',
  '三年目标',
  '总体目标',
  '项目绩效总体目标',
];
const ANNUAL_GOAL_WORDS = [
  ...ANNUAL_GOAL_LABELS,
  '年度绩效总体目标',
  '整体目标',
  '年度总体绩效目标',
  '绩效目标',
  '预期目标',
  '年初设定目标',
  '年初目标',
];
const GOAL_RESULT_WORDS = [
  '实际完成情况',
  '全年实际完成情况',
  '年度实际完成情况',
  '目标实际完成情况',
  '目标完成情况',
  '完成情况',
];
const CAPTIONS = [
  ...GOAL_CAPTION,
  ...INDICATOR_CAPTION,
  '项目基本信息',
  '基本情况',
  '绩效指标体系',
  '年度绩效指标',
  '年度总体目标完成情况',
];

const FOREIGN = [
  ...FOREIGN_HEADER_LABELS,
  '项目负责人及电话',
  '项目联系人',
  '预算科目编码',
  '项目经办人电话',
  '项目负责人电话',
  '单位信息',
  '单位(盖章)',
  '填报单位(盖章)',
  '项目责任人(签字)',
  '预算执行率权重(%)',
  '项目起止时间',
  '起止时间',
  '立项依据',
  '项目概况',
  '项目内容',
  '中央主管部门',
  '省级财政部门',
  '省级主管部门',
  '其中中央财政补助',
  '地方资金',
  '其中上级资金',
  '上级资金',
  '本级资金',
];

const MONEY_CAPTION = /^(?:项目|年度|预算)?(?:资金|预算)(?:情况|来源|安排|申请|总额及构成)?(?:\((?:单位)?(万?元)\))?$/;

const LABELS = new Map<string, HeadLabel>([
  ...CAPTIONS.map((word) => [word, { kind: 'caption', currency: null }] as const),
  ...FOREIGN.map((word) => [word, { kind: 'foreign', title: word }] as const),
  ...HEADER_LABELS.flatMap(({ field, title, spellings }) =>
    [...spellings, ...(HEAD_SYNONYMS[field] ?? [])].map((word) => [word, { kind: 'head', field, title }] as const),
  ),
  ...(['年度', '预算年度', '申报年度'] as const).map((word) => [word, { kind: 'year' }] as const),
  ...AMOUNTS.flatMap(({ amount, title, spellings }) =>
    spellings.map((word) => [word, { kind: 'amount', amount, title }] as const),
  ),
  ...GOAL_WORDS.map((word) => [word, { kind: 'goal', title: '项目总目标' }] as const),
  ...ANNUAL_GOAL_WORDS.map((word) => [word, { kind: 'annualGoal', title: '年度总体目标' }] as const),
  ...GOAL_RESULT_WORDS.map((word) => [word, { kind: 'goalResult', title: '实际完成情况' }] as const),
]);

/** 中期目标（2024年—2026年）: the period belongs to the label. */
const PERIOD = /\(\d{4}年?(?:度|\d{1,2}月)?[-—–~至]+\d{4}年?(?:度|\d{1,2}月)?\)$/;

/** How the caption of the money block is spelled where it is no single cell, for `LabelIndex`. */
const MONEY_CAPTIONS = ['项目资金', '资金情况', '项目资金情况', '年度资金', '项目预算'].flatMap((word) =>
  ['', '(元)', '(万元)', '(单位万元)'].map((unit) => `${word}${unit}`),
);

/** Every spelling of a label of the upper part, for running text whose labels may be broken. */
export const HEAD_SPELLINGS: readonly string[] = [...LABELS.keys(), ...MONEY_CAPTIONS];
/** Every spelling of a column's title. */
export const COLUMN_SPELLINGS: readonly string[] = [...new Set(Object.values(COLUMN_WORDS).flat())];

/** The label of the upper part that is spelled so; null for other text. */
export function headLabelOf(key: string): HeadLabel | null {
  const known = LABELS.get(key) ?? LABELS.get(key.replace(PERIOD, ''));
  if (known) return known;
  const money = MONEY_CAPTION.exec(key);
  return money ? { kind: 'caption', currency: (money[1] as '元' | '万元' | undefined) ?? null } : null;
}

/** A label and its cell in one text, parted by the colon after the label: 其中：财政拨款：16 has another one inside it. */
export function labelBeforeColon(text: string): { label: HeadLabel; spelled: string; text: string } | null {
  for (const { index } of text.matchAll(/[:：]/g)) {
    const spelled = labelKey(text.slice(0, index));
    const label = headLabelOf(spelled);
    if (label) return { label, spelled, text: text.slice(index + 1).trim() };
  }
  return null;
}

const CLOSING_WORDS = '(?:总分|总计|合计|小计|得分合计|自评总分|自评得分|折算|封顶)';
const CLOSING = new RegExp(`^${CLOSING_WORDS}`);
const CLOSING_ALONE = new RegExp(`^${CLOSING_WORDS}(?:\\([^()]*\\))?:?$`);

/** 得分合计, 小计 还有 2 项没有得分, 总分: how the lines begin that close a filled 自评表 and follow from the rows above. */
export function isClosing(key: string): boolean {
  return CLOSING.test(key);
}

/** Whether a text is the label of such a line and nothing more: 总分, 得分合计（100分）. */
export function isClosingLabel(key: string): boolean {
  return CLOSING_ALONE.test(key);
}

/** A title of a target table, whatever unit or project it names: …绩效目标申报表, …绩效目标表（2024年度）. */
const TITLE =
  /绩效(?:目标(?:申报|设定|自评)?|自评(?:情况)?)表(?:\((?:\d{4}|20XX|20××|20xx)年?度?\)|\(参考模板\)|\(模板\))?$/i;
const YEAR_LINE = /^\(?(\d{4})年度?\)?$/;

/** Whether a cell is the title of a target table. */
export function isTitle(key: string): boolean {
  return TITLE.test(key) && !/汇总表/.test(key);
}

const OTHER_FORM =
  /(?:监控(?:情况|结果|分析|统计|汇总|记录|信息|填报)*表|目标调整(?:申请|申报)?表|自评(?:结果)?汇总表)(?:\([^()]*\)|[-—–].{1,30})*$/;

/** The title of a form that is read by nobody here, though it has the rows of a target table: 监控表, 目标调整表, 汇总表. */
export function isOtherForm(key: string): boolean {
  return OTHER_FORM.test(key);
}

/** The title of Shanghai's own 自评表: the national one has no 财政 before 项目. */
export function isShanghaiEvaluation(key: string): boolean {
  return /^财政项目支出绩效自评表/.test(key);
}

const YEARS_RANGE = /\d{4}年?度?[-—–~至]+\d{4}年/;

/** The one year within a title: of 2024年填报2023年度…自评表 the 年度; undefined where two might be meant. */
function yearInside(title: string): string | undefined {
  const years = (pattern: RegExp) => [...new Set(Array.from(title.matchAll(pattern), ([, year]) => year))];
  const named = years(/(\d{4})年度/g);
  const [first, ...others] = named.length > 0 ? named : years(/(\d{4})年/g);
  return others.length > 0 || YEARS_RANGE.test(title) ? undefined : first;
}

/** The year that a title or the line below it names; null for none. */
export function yearOf(key: string): number | null {
  const year = YEAR_LINE.exec(key)?.[1] ?? (isTitle(key) ? yearInside(key) : undefined);
  return year === undefined ? null : Number(year);
}
