import type { SourcePage, SourceRow } from '#views/import-props.ts';

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

/** A page of a PDF with two cells beside its preview. */
export const DRAWN_PAGE: SourcePage = {
  number: 1,
  width: 300,
  height: 120,
  texts: [
    { x: 24, y: 44, width: 70, size: 10, text: '人才信息采集量' },
    { x: 164, y: 44, width: 40, size: 10, text: '≥1万条' },
  ],
  lines: [
    [20, 30, 280, 30],
    [20, 60, 280, 60],
    [20, 30, 20, 60],
    [160, 30, 160, 60],
    [280, 30, 280, 60],
  ],
  rows: [
    {
      row: 1,
      cells: [
        { column: 0, x: 20, y: 30, width: 140, height: 30 },
        { column: 1, x: 160, y: 30, width: 120, height: 30 },
      ],
    },
  ],
};
