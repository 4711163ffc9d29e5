/**
 * The words of Shanghai's 财政项目支出绩效目标申报表, for every reader of it, whatever the file format. Spellings are
 * written as `labelKey` makes them: no blanks, no colons, half-width brackets.
 */

export type HeaderField = 'name' | 'nature' | 'projectClass' | 'department' | 'unit' | 'startDate' | 'endDate';

export interface FieldLabel<Field> {
  field: Field;
  /** As it is called in messages. */
  title: string;
  spellings: string[];
}

export const HEADER_LABELS: FieldLabel<HeaderField>[] = [
  { field: 'name', title: '项目名称', spellings: ['项目名称'] },
  { field: 'nature', title: '项目性质', spellings: ['项目性质'] },
  { field: 'projectClass', title: '项目类别', spellings: ['项目类别'] },
  { field: 'department', title: '主管部门', spellings: ['主管部门', '项目主管部门'] },
  { field: 'unit', title: '实施单位', spellings: ['实施单位', '项目实施单位'] },
  { field: 'startDate', title: '计划开始日期', spellings: ['计划开始日期', '计划开始时间'] },
  { field: 'endDate', title: '计划完成日期', spellings: ['计划完成日期', '计划完成时间', '计划结束日期'] },
];

/** Header cells of relatives of the form that have no place in a target table; what stands in them is reported. */
export const FOREIGN_HEADER_LABELS = [
  '项目负责人',
  '项目责任人',
  '项目经办人',
  '联系人',
  '联系电话',
  '项目编码',
  '项目代码',
  '主管部门及代码',
  '项目来源',
  '项目属性',
  '项目期',
];

export type MoneyField =
  | 'projectTotal'
  | 'projectAppropriation'
  | 'yearTotal'
  | 'yearAppropriation'
  | 'carriedOver'
  | 'otherMoney';

/** 其他资金 stands twice in the block: first for the whole project, then for the year. */
export const MONEY_LABELS: FieldLabel<MoneyField>[] = [
  { field: 'projectTotal', title: '项目资金总额', spellings: ['项目资金总额'] },
  { field: 'yearTotal', title: '年度资金申请总额', spellings: ['年度资金申请总额', '年度资金总额'] },
  { field: 'projectAppropriation', title: '其中：财政资金', spellings: ['其中财政资金', '财政资金'] },
  {
    field: 'yearAppropriation',
    title: '其中：当年财政拨款',
    spellings: ['其中当年财政拨款', '当年财政拨款', '其中本年财政拨款', '本年财政拨款'],
  },
  { field: 'carriedOver', title: '上年结转资金', spellings: ['上年结转资金', '其中上年结转资金'] },
  { field: 'otherMoney', title: '其他资金', spellings: ['其他资金', '其中其他资金'] },
];

/** The caption of the money block; its bracket names the currency unit of every amount in the table. */
export const MONEY_CAPTIONS: { currency: '元' | '万元' | null; spellings: string[] }[] = [
  { currency: '元', spellings: ['项目资金(元)', '项目资金(单位元)'] },
  { currency: '万元', spellings: ['项目资金(万元)', '项目资金(单位万元)'] },
  { currency: null, spellings: ['项目资金'] },
];

export const GOAL_CAPTION = ['项目绩效目标'];
export const PROJECT_GOAL_LABELS = ['项目总目标', '项目总体目标', '项目绩效总目标'];
export const ANNUAL_GOAL_LABELS = ['年度总体目标', '年度总目标', '年度目标', '年度绩效目标'];

export const COLUMN_LABELS = {
  category: ['一级指标'],
  subcategory: ['二级指标'],
  name: ['三级指标'],
  target: ['年度(/项目)指标值', '年度/项目指标值', '年度指标值', '指标值'],
  weight: ['权重', '权重(%)', '分值', '权重分值', '指标权重'],
};

export const INDICATOR_CAPTION = ['绩效指标'];

export interface CategoryLabel {
  name: string;
  spellings: string[];
  subcategories: { name: string; spellings: string[] }[];
}

/** Level 1 and level 2 of 绩效指标 in the form's full wording, with the shorter and national spellings that mean the same. */
export const CATEGORIES: CategoryLabel[] = [
  {
    name: '成本指标',
    spellings: ['成本指标'],
    subcategories: [
      { name: '经济成本指标', spellings: ['经济成本指标', '经济成本'] },
      { name: '社会成本指标', spellings: ['社会成本指标', '社会成本'] },
      { name: '生态环境成本指标', spellings: ['生态环境成本指标', '生态环境成本', '生态环境'] },
    ],
  },
  {
    name: '产出指标',
    spellings: ['产出指标'],
    subcategories: [
      { name: '数量指标', spellings: ['数量指标', '产出数量', '产出数量指标'] },
      { name: '质量指标', spellings: ['质量指标', '产出质量', '产出质量指标'] },
      { name: '时效指标', spellings: ['时效指标', '产出时效', '产出时效指标'] },
    ],
  },
  {
    name: '效益指标',
    spellings: ['效益指标', '效果指标'],
    subcategories: [
      { name: '经济效益指标', spellings: ['经济效益指标', '经济效益'] },
      { name: '社会效益指标', spellings: ['社会效益指标', '社会效益'] },
      { name: '生态效益指标', spellings: ['生态效益指标', '生态效益'] },
      { name: '可持续影响指标', spellings: ['可持续影响指标', '可持续影响'] },
    ],
  },
  {
    name: '满意度指标',
    spellings: ['满意度指标'],
    subcategories: [
      { name: '服务对象满意度指标', spellings: ['服务对象满意度指标', '服务对象满意度'] },
      {
        name: '社会公众或服务对象满意度指标',
        spellings: ['社会公众或服务对象满意度指标', '社会公众或服务对象满意度'],
      },
    ],
  },
];

/** The national form has 成本指标 on level 2, below 产出指标; the Shanghai form has it on level 1. */
export const COST_BELOW_OUTPUT = { subcategory: '成本指标', category: '产出指标' };

export const TITLES = [
  '财政项目支出绩效目标申报表',
  '项目支出绩效目标申报表',
  '财政项目绩效目标申报表',
  '项目绩效目标申报表',
  '财政项目支出绩效目标表',
  '项目支出绩效目标表',
];

/** Labels that the target forms of other places do not have: two of them tell this form from its relatives. */
export const SHANGHAI_MARKS = [
  '项目性质',
  '项目类别',
  '计划开始日期',
  '计划完成日期',
  '项目资金总额',
  '年度资金申请总额',
  '项目总目标',
  '年度(/项目)指标值',
];
