import type { PackageCell, WorkPackage } from '#src/rules/work-package.ts';
import { packageKeys, type ReturnedPackage, readPackageKeys } from '#src/rules/work-package-layout.ts';

const cell = (text: string, version: number, choices: string[] = []): PackageCell => ({
  ...{ text, stored: text, version, choices },
});

/** A package as somebody filled it in: numbers, percents, dates and texts that a spreadsheet likes to change, long and rare ones. */
export const FILLED_PACKAGE: WorkPackage = {
  id: '01a22971-ddb2-7f42-8da6-421ae37cb885',
  phase: 'year-end',
  year: 2024,
  recipient: '信息处𠮷',
  note: '12 月 20 日前发回财务处',
  filledBy: '王琳',
  madeAt: '2025-01-08T04:03:00.000Z',
  rows: [
    {
      number: 1,
      projectId: '01a22971-de2b-74b1-9f57-29038d39bdc7',
      indicatorId: '01a22971-de31-7a66-a5c9-112e8980f91b',
      project: '信息化运维项目',
      category: '产出指标',
      subcategory: '数量指标',
      name: '巡检次数',
      target: '≥12次',
      cells: { actual: cell('012', 3), reason: cell('=1+1', 0), measure: cell('第一行\n第二行', 1) },
    },
    {
      number: 2,
      projectId: '01a22971-de2b-74b1-9f57-29038d39bdc7',
      indicatorId: '01a22971-de38-7fed-9633-796420d910f2',
      project: '信息化运维项目',
      category: '产出指标',
      subcategory: '质量指标',
      name: '系统可用率',
      target: '≥99.9%',
      cells: { actual: cell('99.95%', 1), reason: cell('_x0041_ 原样', 0), measure: cell('', 0) },
    },
    {
      number: 3,
      projectId: '01a22971-de40-7480-8e8a-89b8f22df327',
      indicatorId: '01a22971-de4a-7fbe-b773-89f92ac0f2e5',
      project: '考务费用',
      category: '产出指标',
      subcategory: '时效指标',
      name: '完成时间',
      target: '2024年6月底前',
      cells: { actual: cell('2024-06-28', 2), reason: cell('', 0), measure: cell('1e5 与 3/4', 0) },
    },
    {
      number: 4,
      projectId: '01a22971-de40-7480-8e8a-89b8f22df327',
      indicatorId: '01a22971-de50-7a79-987c-d0d4dd04fa71',
      project: '考务费用',
      category: '效益指标',
      subcategory: '社会效益指标',
      name: '考务组织',
      target: '规范',
      cells: {
        actual: cell('规范', 1),
        attainment: cell('部分达成', 1, ['达成', '部分达成', '未达成']),
        share: cell('75', 0),
        reason: cell('长'.repeat(600), 4),
        measure: cell('𠮷', 0),
      },
    },
  ],
};

/** What must come back of it: every key, and the text of every open cell; empty cells may be left out. */
export function expectedReturn(work: WorkPackage): Omit<ReturnedPackage, 'texts'> & { texts: Record<string, string> } {
  const keys = readPackageKeys(packageKeys(work));
  if (!keys) throw new Error('the keys of the package cannot be read');
  return {
    ...keys,
    filledBy: work.filledBy,
    lost: [],
    moved: [],
    doubts: [],
    texts: openTexts(work, (row, field) => row.cells[field]?.text ?? ''),
  };
}

/** The texts of a returned package in the open cells of the one that went out. */
export function returnedTexts(work: WorkPackage, returned: ReturnedPackage) {
  return { ...returned, texts: openTexts(work, ({ number }, field) => returned.texts[number]?.[field] ?? '') };
}

function openTexts(work: WorkPackage, textOf: (row: WorkPackage['rows'][number], field: string) => string) {
  return Object.fromEntries(
    work.rows.flatMap((row) => Object.keys(row.cells).map((field) => [`${row.number}/${field}`, textOf(row, field)])),
  );
}
