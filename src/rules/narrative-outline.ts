/** A section of the 自评报告: where its text is kept, its numbered heading, what belongs into it. */
export interface NarrativeSection {
  field: string;
  heading: string;
  hint: string;
}

/** 自评报告 by the outline that provinces ask for: conclusion first, then how the evaluation was done and what stands behind it. */
export const NARRATIVE_SECTIONS: readonly NarrativeSection[] = [
  { field: 'overview', heading: '一、项目基本情况', hint: '立项背景、主要内容、资金来源和绩效目标。' },
  { field: 'organisation', heading: '二、自评工作开展情况', hint: '谁组织、依据什么、怎样核实数据。' },
  { field: 'conclusion', heading: '三、自评结论', hint: '自评得分和等级，预算执行和总体目标完成情况。' },
  { field: 'execution', heading: '四、预算执行情况', hint: '年初预算、全年预算、执行数和执行率，偏差的原因。' },
  { field: 'achieved', heading: '五、完成的绩效目标', hint: '达到目标的产出、效益和满意度指标。' },
  { field: 'missed', heading: '六、未完成的绩效目标及原因', hint: '没有达到目标的指标、差距和原因。' },
  { field: 'problems', heading: '七、存在的问题', hint: '自评中发现的问题和整改情况。' },
  { field: 'measures', heading: '八、下一步改进措施', hint: '整改措施，以及与下一年度预算安排的结合。' },
];
