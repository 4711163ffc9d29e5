import { dayCell, notesBlock, plainCell } from '#reports/below-form.ts';
import { fitColumns } from '#reports/fit-columns.ts';
import type { PaperBlock, PaperCell, PaperForm } from '#reports/paper.ts';
import { type FormContent, paperForm } from '#reports/paper-form.tsx';
import { tableWidth } from '#reports/paper-size.ts';
import type { SelfCheckLine, SelfCheckRecord } from '#src/rules/self-check-record.ts';

const WIDTH = tableWidth('landscape');
const POSITION = 50;
const CODE = 62;
const TEXTS = ['place', 'message', 'remedy', 'severity'] as const;
const LEAST = { place: 10, message: 14, remedy: 12, severity: 6 };

/** The 自查报告 of one project or of a year: lying, a table for each form, then what shows only across projects. */
export function selfCheckContent(record: SelfCheckRecord): FormContent {
  const year = `（${record.year}年度）`;
  const widths = widthsOf(record);
  const across = acrossLines(record);
  return {
    title: record.title,
    subtitle: year,
    documentTitle: `${record.title}${year}`,
    orientation: 'landscape',
    blocks: [
      headBlock(record),
      ...record.projects.map(({ name, state, lines }, index) =>
        linesBlock(`check-${index}`, `${name}（${state}）`, lines, widths),
      ),
      ...(across.length === 0 ? [] : [linesBlock('across', '各项目放在一起看', across, widths)]),
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

/** What shows only across the projects, as lines of the same table. */
function acrossLines({ across }: SelfCheckRecord): SelfCheckLine[] {
  return across.map(({ code, message, remedy }) => ({ code, place: '各项目', message, remedy, severity: '提醒' }));
}

/** The same for all tables, so that the columns stand below each other. */
function widthsOf(record: SelfCheckRecord): number[] {
  const lines = [...record.projects.flatMap((project) => project.lines), ...acrossLines(record)];
  return fitColumns(
    TEXTS.map((field) => ({ texts: lines.map((line) => line[field]), least: LEAST[field] })),
    WIDTH - POSITION - CODE,
  );
}

function linesBlock(id: string, title: string, lines: readonly SelfCheckLine[], widths: number[]): PaperBlock {
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
      { id: `${id}-title`, groups: [], cells: [{ text: title, span: 6, look: 'head' }] },
      ...(lines.length === 0 ? [] : [{ id: `${id}-head`, groups: [], cells: HEADS.map(head) }]),
    ],
    rows: rows.length > 0 ? rows : [clean],
  };
}
