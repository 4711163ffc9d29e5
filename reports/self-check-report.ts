import { dayCell, notesBlock, plainCell } from '#reports/below-form.ts';
import { fitColumns } from '#reports/fit-columns.ts';
import type { PaperBlock, PaperCell, PaperForm } from '#reports/paper.ts';
import { type FormContent, paperForm } from '#reports/paper-form.tsx';
import { tableWidth } from '#reports/paper-size.ts';
import type { SelfCheckProject, SelfCheckRecord } from '#src/rules/self-check-record.ts';

const WIDTH = tableWidth('landscape');
const POSITION = 50;
const CODE = 62;
const TEXTS = ['place', 'message', 'remedy', 'severity'] as const;
const LEAST = { place: 10, message: 14, remedy: 12, severity: 6 };

/** The 自查报告 of one project or of a year: lying, a table for each form, then what shows only across projects. */
export function selfCheckContent(record: SelfCheckRecord): FormContent {
  const year = `（${record.year}年度）`;
  return {
    title: record.title,
    subtitle: year,
    documentTitle: `${record.title}${year}`,
    orientation: 'landscape',
    blocks: [
      headBlock(record),
      ...record.projects.map((project, index) => projectBlock(project, index, widthsOf(record))),
      ...acrossBlock(record),
      notesBlock(WIDTH, [
        '错误改正以后才能提交；提醒逐条核对，核对过的标为已知晓并写明情况。以下各类都已查过。',
        ...record.checked,
      ]),
    ],
    marks: { mark: null, of: `${record.title}${year}`, version: record.printedOn },
    tab: '自查报告',
    frozenAt: null,
  };
}

/** The 自查报告 for the printer. */
export function selfCheckReport(record: SelfCheckRecord): PaperForm {
  return paperForm(selfCheckContent(record));
}

const HEADS = ['序号', '代码', '位置', '问题', '处理办法', '级别'];

function head(text: string): PaperCell {
  return { text, look: 'head' };
}

function headBlock({ unit, printedOn, counts }: SelfCheckRecord): PaperBlock {
  const { unfilled, errors, warnings, acknowledged } = counts;
  const found = `未填 ${unfilled} 处，错误 ${errors} 处，提醒 ${warnings} 处，已知晓 ${acknowledged} 处`;
  const label = 156;
  const value = Math.floor((WIDTH - 2 * label) / 2);
  return {
    id: 'project',
    columns: [label, WIDTH - 2 * label - value, label, value],
    head: [],
    rows: [
      {
        id: 'check-head',
        groups: [],
        cells: [
          { text: '单位', look: 'label' },
          plainCell(unit),
          { text: '打印日期', look: 'label' },
          dayCell(printedOn),
        ],
      },
      {
        id: 'check-counts',
        groups: [],
        cells: [
          { text: '自查结果', look: 'label' },
          { text: found, span: 3 },
        ],
      },
    ],
  };
}

/** The same for all projects, so that the columns stand below each other. */
function widthsOf({ projects }: SelfCheckRecord): number[] {
  const lines = projects.flatMap((project) => project.lines);
  return fitColumns(
    TEXTS.map((field) => ({ texts: lines.map((line) => line[field]), least: LEAST[field] })),
    WIDTH - POSITION - CODE,
  );
}

function projectBlock({ name, state, lines }: SelfCheckProject, project: number, widths: number[]): PaperBlock {
  const id = `check-${project}`;
  const rows = lines.map((line, index) => ({
    id: `${id}-${index}`,
    groups: [],
    cells: [
      { text: String(index + 1), look: 'none', holds: 'number' as const },
      { text: line.code, look: 'none' },
      { ...plainCell(line.place), names: true as const },
      ...[line.message, line.remedy, line.severity].map(plainCell),
    ],
  }));
  const clean = { id: `${id}-clean`, groups: [], cells: [{ text: '未发现问题。', span: 6 }] };
  return {
    id,
    columns: [POSITION, CODE, ...widths],
    head: [
      { id: `${id}-title`, groups: [], cells: [{ text: `${name}（${state}）`, span: 6, look: 'head' }] },
      ...(lines.length === 0 ? [] : [{ id: `${id}-head`, groups: [], cells: HEADS.map(head) }]),
    ],
    rows: rows.length > 0 ? rows : [clean],
  };
}

function acrossBlock({ across }: SelfCheckRecord): PaperBlock[] {
  if (across.length === 0) return [];
  const widths = fitColumns(
    [
      { texts: across.map((one) => one.message), least: 16 },
      { texts: across.map((one) => one.remedy), least: 12 },
    ],
    WIDTH - POSITION - CODE,
  );
  return [
    {
      id: 'across',
      columns: [POSITION, CODE, ...widths],
      head: [
        { id: 'across-title', groups: [], cells: [{ text: '各项目放在一起看', span: 4, look: 'head' }] },
        { id: 'across-head', groups: [], cells: ['序号', '代码', '问题', '处理办法'].map(head) },
      ],
      rows: across.map((one, index) => ({
        id: `across-${index}`,
        groups: [],
        cells: [
          { text: String(index + 1), look: 'none', holds: 'number' as const },
          { text: one.code, look: 'none' },
          ...[one.message, one.remedy].map(plainCell),
        ],
      })),
    },
  ];
}
