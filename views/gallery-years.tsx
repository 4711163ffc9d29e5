import { FRAME, LINES } from '#views/gallery-frames.ts';
import { completeView, sheetView } from '#views/gallery-sheet.ts';
import { NewYearPage, type NewYearView } from '#views/new-year.tsx';
import { YearEndPage } from '#views/sheet.tsx';

const NEW_YEAR: NewYearView = {
  from: 2024,
  projects: LINES.map(({ id, name }, i) => ({
    id,
    name,
    unit: '人才开发评价中心',
    indicators: 10 + i,
    dated: i === 1 ? 3 : 0,
    existing: i === 2,
  })),
};

const before = (
  given: Partial<{ target: string; actual: string; score: string; reason: string; measure: string }>,
) => ({
  target: '≥1000.00(次)',
  actual: '986次',
  score: '7.04',
  weight: '7.14',
  reason: '上半年系统升级，停机三周',
  measure: '升级改在业务淡季进行',
  ...given,
});

/** A sheet with the year before beside its rows: the same target, another one, nothing filled in, a new indicator. */
const CARRIED = sheetView({
  lastYear: {
    year: 2023,
    rows: sheetView().indicatorIds.map((_, i) =>
      i === 0
        ? before({})
        : i === 1
          ? before({ target: '≥3次' })
          : i === 3
            ? before({ actual: '', score: '—', reason: '' })
            : null,
    ),
  },
});

/** Starting the next year, and last year beside this year's cells, state by state. */
export const YEAR_STATES = [
  { name: '开始下一年度', render: () => <NewYearPage frame={FRAME} view={NEW_YEAR} /> },
  {
    name: '开始下一年度 都已有',
    render: () => (
      <NewYearPage
        frame={FRAME}
        view={{ from: 2024, projects: NEW_YEAR.projects.map((one) => ({ ...one, existing: true })) }}
      />
    ),
  },
  { name: '开始下一年度 没有项目', render: () => <NewYearPage frame={FRAME} view={{ from: 2024, projects: [] }} /> },
  { name: '年末自评 旁边有上年', render: () => <YearEndPage frame={FRAME} view={CARRIED} /> },
  {
    name: '年末自评 填完，旁边有上年',
    render: () => <YearEndPage frame={FRAME} view={{ ...completeView(), lastYear: CARRIED.lastYear }} />,
  },
];
