import { saveImport } from '#db/imports.ts';
import { listIndicators } from '#db/indicators.ts';
import { newId } from '#db/new-id.ts';
import { listProjects } from '#db/projects.ts';
import { confirmImport } from '#src/actions/confirm-import.ts';
import { openImport } from '#src/actions/open-import.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { recordEntry } from '#src/actions/record-entry.ts';
import { undoImport } from '#src/actions/undo-import.ts';
import { joinReadings, readSource } from '#src/import/read-files.ts';
import { type DrawnRow, EVALUATION_TITLES, gridOf } from '#test/import/grids/draw-form.ts';
import type { TestDatabase } from '#test/support/databases.ts';

export const AT = '2025-01-08T04:03:00.000Z';
export const BY = '陈晓岚';

/** A filled 自评表 of a road, whose unit is called after the road so that each test has its own. */
export function roadForm(road: string, year: number, actual = '38公里'): DrawnRow[] {
  return [
    ['项目支出绩效自评表', null, null, null, null, null, null, null, null],
    [`（${year}年度）`, null, null, null, null, null, null, null, null],
    ['项目名称', `${road}养护`, null, null, null, null, null, null, null],
    ['主管部门', '某县交通运输局', null, null, '实施单位', `${road}公路所`, null, null, null],
    ['项目资金\n（元）', '', null, '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['^', '年度资金总额', null, '100', '100', '95', '10', '95%', '9.5'],
    ['年度总体目标', '预期目标', null, null, null, '实际完成情况', null, null, null],
    ['^', '养护村道 40 公里。', null, null, null, '已养护村道 38 公里。', null, null, null],
    EVALUATION_TITLES,
    ['^', '产出指标', '数量指标', '养护里程', '≥40公里', actual, '50', '47.5', '原因：雨季停工；措施：提前开工。'],
    ['^', '效益指标', '社会效益指标', '出行条件', '改善', '明显改善', '30', '30', ''],
    ['^', '满意度指标', '服务对象满意度指标', '村民满意度', '≥90%', '93%', '10', '10', ''],
    ['总分', null, null, null, null, null, '100', '97', ''],
  ];
}

/** What stands in the form of a road as `formOf` gives it. */
export const FILLED = {
  total: 9700,
  goalResult: '已养护村道 38 公里。',
  executed: '95.00',
  rows: ['38公里|||雨季停工|提前开工|4750', '明显改善|达成||||3000', '93%|||||1000'],
};

/** Filled 自评表 of roads, uploaded, confirmed and undone. */
export function fillRoads(used: TestDatabase) {
  async function upload(rows: readonly DrawnRow[]): Promise<string> {
    const id = newId();
    const reading = joinReadings([readSource({ name: '自评表.xlsx', grids: [gridOf(rows)] })]);
    const stored = { id, fileName: '自评表.xlsx', content: '[]', reading: JSON.stringify(reading), createdAt: AT };
    await saveImport(used.db, stored);
    return id;
  }

  async function confirm(importId: string, seen?: string) {
    const open = await openImport(used.db, importId);
    const how = { rulebook: 'national-2020', seen: seen ?? open.seen, by: BY, at: AT };
    return confirmImport(used.db, { importId, ...how });
  }

  const undo = (importId: string) => undoImport(used.db, { importId, by: '陆敏', at: AT });

  async function projectOf(road: string, year = 2023) {
    const found = (await listProjects(used.db, { year })).find((one) => one.name === `${road}养护`);
    if (!found) throw new Error(`没有${road}`);
    return found;
  }

  /** What stands in the form of a road: money and goal, and of each row what was filled in, its score and its remark. */
  async function formOf(road: string) {
    const { id } = await projectOf(road);
    const { sheet, scored } = await openSheet(used.db, id, 'year-end');
    return {
      total: scored.total,
      goalResult: sheet.goalResult,
      executed: sheet.money.lines.total.executed,
      rows: sheet.indicators.map(({ actual, attainment, share, reason, measure }, at) =>
        [actual, attainment, share, reason, measure, scored.rows[at]?.score].join('|'),
      ),
    };
  }

  async function type(road: string, row: number, field: string, text: string, version = 0) {
    const { id: projectId } = await projectOf(road);
    const indicatorId = (await listIndicators(used.db, projectId))[row]?.id ?? '';
    return recordEntry(used.db, { projectId, phase: 'year-end', indicatorId, field, text, version, by: BY, at: AT });
  }

  const fillingOf = async (importId: string) => {
    const filling = (await openImport(used.db, importId)).tables[0]?.filling;
    return {
      fates: filling?.cells.map(({ field, fate }) => `${field} ${fate}`),
      unknown: filling?.unknown,
      missing: filling?.missing,
      differing: filling?.differing,
    };
  };

  return { upload, confirm, undo, projectOf, formOf, type, fillingOf };
}
