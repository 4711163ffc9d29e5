import type { SourceRow } from '#views/import-props.ts';

/** The rows of a small workbook beside its preview. */
export const SHEET_ROWS: SourceRow[] = [
  { row: 1, place: '第 1 行', cells: [{ column: 0, rows: 1, columns: 4, text: '财政项目支出绩效目标申报表' }] },
  {
    row: 2,
    place: '第 3 行',
    cells: ['一级指标', '二级指标', '三级指标', '指标值'].map((text, column) => ({
      column,
      rows: 1,
      columns: 1,
      text,
    })),
  },
  {
    row: 3,
    place: '第 4 行',
    cells: [
      { column: 0, rows: 2, columns: 1, text: '产出指标' },
      { column: 1, rows: 1, columns: 1, text: '数量指标' },
      { column: 2, rows: 1, columns: 1, text: '人才信息采集量' },
      { column: 3, rows: 1, columns: 1, text: '≥1万条' },
    ],
  },
  {
    row: 4,
    place: '第 5 行',
    cells: [
      { column: 1, rows: 1, columns: 1, text: '质量指标' },
      { column: 2, rows: 1, columns: 1, text: '报告合格率' },
      { column: 3, rows: 1, columns: 1, text: '' },
    ],
  },
];
