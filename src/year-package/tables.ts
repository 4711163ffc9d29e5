import type { Database } from '#db/schema.ts';
import { YEAR_TABLES, type YearTable } from '#db/year-rows.ts';

/** The tables whose rows go into a year package, in the words of its problems. */
export const TABLE_NAMES: Readonly<Record<YearTable, string>> = {
  units: '单位',
  projects: '项目',
  indicators: '指标',
  entries: '填报',
  targetChanges: '目标改动',
  statusChanges: '提交与重新打开',
  records: '冻结的表',
  rectifications: '整改',
  deadlines: '截止日期',
  monitoringPeriods: '监控期',
  rulebookOverrides: '自定数值',
  imports: '导入记录',
  importCorrections: '导入时的更正',
  importedProjects: '导入的项目',
};

/**
 * The tables that stay behind, and why. Of those that go stay behind: the sample unit beside real ones, imports that wait for their
 * confirmation, own figures that hold only after the year, and the columns that follow from others (`pinyin`).
 */
export const LEFT_BEHIND: Readonly<Record<Exclude<keyof Database, YearTable>, string>> = {
  jobs: '批量打印和提交是本机做过的事，不是年度的内容，14 天后清除',
  jobItems: '随批量打印和提交',
  packageReturns: '收回的工作包只是填报的来路，填进去的已在填报里',
  settings: '只说本机自己：备份、恢复次数、是否显示提示',
  migrations: '只说本机数据库的结构',
};

/** Every table of the schema, decided upon. */
export const DECIDED: readonly string[] = [...YEAR_TABLES, ...Object.keys(LEFT_BEHIND)];
