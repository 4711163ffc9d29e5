import type { Entry } from '#db/schema.ts';
import { isImportable, type OpenImport, type OpenTable } from '#src/actions/open-import.ts';
import { rowKey } from '#src/actions/target-differences.ts';
import { findCellLines } from '#src/import/cell-lines.ts';
import { cellsToFill } from '#src/import/cells-to-fill.ts';
import { type CheckedFilling, checkFilledTable, checkTargetTable } from '#src/import/check-table.ts';
import { type CorrectedRow, readText } from '#src/import/corrected-tables.ts';
import { splitLines } from '#src/import/piece.ts';
import type { SourcePlace } from '#src/import/read-files.ts';
import { formatInstant } from '#src/routes/context.ts';
import { importFilling } from '#src/routes/import-filling.ts';
import { sourceView } from '#src/routes/source-view.ts';
import { formatTarget } from '#src/rules/build-record.ts';
import { cellName, cellNameIn } from '#src/rules/cell-name.ts';
import type { Finding } from '#src/rules/findings.ts';
import { AMOUNT_CELLS, TEXT_CELLS } from '#src/rules/form-cells.ts';
import type { AnsweredCells } from '#src/rules/printed-cells.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import { RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { parseTarget } from '#src/rules/target.ts';
import {
  ANSWER_FIELDS,
  ANSWER_NAMES,
  type AnswerField,
  HEAD_FIELDS,
  HEAD_NAMES,
  type HeadField,
  type ImportPreview,
  type PreviewAnswer,
  type PreviewCell,
  type PreviewDifference,
  type PreviewProject,
  type PreviewResults,
  type PreviewRow,
  ROW_FIELDS,
  ROW_NAMES,
  type RowField,
  type SourceSpan,
} from '#views/import-props.ts';
import type { CellsView } from '#views/props.ts';

interface Shown {
  open: OpenImport;
  spans: ReadonlyMap<string, SourceSpan>;
}

function previewCell({ open, spans }: Shown, owner: string, field: string, label: string): PreviewCell {
  const read = readText(open.reading, owner, field) ?? '';
  const correction = open.corrections.get(`${owner}/${field}`);
  const corrected = correction !== undefined && correction.text !== read;
  const by = corrected ? `${correction.enteredBy} ${formatInstant(correction.enteredAt).slice(11)}`.trim() : '';
  return {
    owner,
    field,
    label,
    text: corrected ? correction.text : read,
    read: corrected ? read : null,
    correctedBy: by,
    span: spans.get(`${owner}/${field}`) ?? null,
    doubt: corrected ? '' : doubtOf(open, owner, field),
  };
}

/** How the rows of a filled 自评表 go into the form, and what the rulebook says of them. */
interface Answers {
  rows: readonly AnsweredCells[];
  checked: CheckedFilling;
}

/** 达成 75%, 不适用: what a cell of a filled form is taken apart into; a measured value says it itself. */
function understoodAnswer({ attainment = '', share = '', notApplicable }: AnsweredCells): string {
  if (notApplicable) return `不适用：${notApplicable}`;
  return `${attainment} ${share}`.trim();
}

function previewAnswer(shown: Shown, { owner }: CorrectedRow, at: number, { rows, checked }: Answers): PreviewAnswer {
  const cells = ANSWER_FIELDS.map((field) => [field, previewCell(shown, owner, field, ANSWER_NAMES[field])] as const);
  return {
    cells: Object.fromEntries(cells) as Record<AnswerField, PreviewCell>,
    understood: understoodAnswer(rows[at] ?? {}),
    ownScore: checked.scores[at] ?? null,
  };
}

function previewResults(shown: Shown, table: OpenTable, { checked }: Answers): PreviewResults {
  const cells = [...AMOUNT_CELLS, ...TEXT_CELLS].map(
    (field) => [field, previewCell(shown, table.owner, field, cellName(field))] as const,
  );
  return {
    cells: Object.fromEntries(cells) as PreviewResults['cells'],
    total: table.filled?.total ?? '',
    ownTotal: checked.total,
  };
}

function previewRow(
  shown: Shown,
  table: OpenTable,
  row: CorrectedRow,
  findings: readonly Finding[],
  answers: Answers | null,
): PreviewRow {
  const { owner, indicator, read, dropped } = row;
  const parsed = parseTarget(indicator.target, indicator);
  const at = table.kept.indexOf(row);
  const cells = Object.fromEntries(
    ROW_FIELDS.map((field) => [field, previewCell(shown, owner, field, ROW_NAMES[field])]),
  ) as Record<RowField, PreviewCell>;
  return {
    owner,
    cells,
    answered: answers && row.filled ? previewAnswer(shown, row, at, answers) : null,
    understood: formatTarget(parsed),
    answers: !parsed.ok && parsed.code === 'Q1' ? parsed.answers : [],
    findings: findings.filter((one) => one.indicator === at),
    added: read === null,
    dropped,
  };
}

function enteredIn(entries: readonly Entry[], indicatorId: string | undefined): string[] {
  return entries
    .filter((one) => one.indicatorId === indicatorId)
    .map((one) => `${cellNameIn(one.phase, one.field)}“${one.text}”`);
}

function differencesOf({ compared, goneEntries }: OpenTable): PreviewDifference[] {
  const { head, rows } = compared.comparison;
  return [
    ...head.map((change): PreviewDifference => ({ kind: 'changed', name: '项目', changes: [change], entered: [] })),
    ...rows.map(({ kind, row, stored, changes }) => {
      const entered = kind === 'gone' ? enteredIn(goneEntries, stored?.id) : [];
      const added = kind === 'new' ? [{ label: '指标值', old: '', now: row.target }] : changes;
      return { kind, name: rowKey(row), changes: added, entered };
    }),
  ];
}

function answersOf({ table, filled }: OpenTable, rulebook: Rulebook): Answers | null {
  if (!filled) return null;
  return { rows: cellsToFill(table, filled, rulebook).rows, checked: checkFilledTable(table, filled, rulebook) };
}

function previewProject(shown: Shown, table: OpenTable, at: number, chosen: Rulebook): PreviewProject {
  const { owner } = table;
  const rulebook = table.filling?.rulebook ?? chosen;
  const answers = answersOf(table, rulebook);
  const findings = answers?.checked.findings ?? checkTargetTable(table.table, rulebook);
  const head = Object.fromEntries(
    HEAD_FIELDS.map((field) => [field, previewCell(shown, owner, field, HEAD_NAMES[field])]),
  ) as Record<HeadField, PreviewCell>;
  return {
    owner,
    name: table.table.name || '（没有读出项目名称）',
    year: table.table.year,
    span: shown.open.reading.places[at] ?? { file: 0, from: 1, to: 1 },
    head,
    rows: table.rows.map((row) => previewRow(shown, table, row, findings, answers)),
    results: answers && previewResults(shown, table, answers),
    addedRows: table.addedRows,
    findings: findings.filter((one) => one.indicator === null),
    exists: table.filling ? 'fills' : table.compared.existing,
    filling: table.filling && importFilling(table.filling),
    differences: table.filling ? [] : differencesOf(table),
    problem: table.problem,
    skipped: table.skipped,
    importable: isImportable(table),
  };
}

/** The cells of a project's table; a reading of an older program did not keep them, and only read texts. */
function cellsOf({ files, reading }: OpenImport, project: number): Record<string, SourcePlace> {
  const kept = reading.tables?.[project];
  if (kept) return kept.cells;
  const [table, place] = [reading.projects[project], reading.places[project]];
  const file = place && files[place.file];
  if (!table || !file || !('text' in file)) return {};
  return Object.fromEntries(findCellLines(splitLines(file.text), table, place));
}

/** `p0/name`, `p0r3/target`: as corrections call the cell that a reading calls `name` or `3/target`. */
function cellKey(project: number, field: string): string {
  const [row, ofRow] = field.split('/');
  return ofRow === undefined ? `p${project}/${field}` : `p${project}r${row}/${ofRow}`;
}

/** Where every cell that was read stands in its file. */
function spansOf(open: OpenImport): Map<string, SourceSpan> {
  const spans = new Map<string, SourceSpan>();
  for (const [project, place] of open.reading.places.entries())
    for (const [field, { from, to, column }] of Object.entries(cellsOf(open, project)))
      spans.set(cellKey(project, field), {
        file: place.file,
        from,
        to,
        ...(column === undefined ? {} : { column }),
      });
  return spans;
}

function doubtOf({ reading }: OpenImport, owner: string, field: string): string {
  const [, project = '', row] = /^p(\d+)(?:r(\d+))?$/.exec(owner) ?? [];
  return reading.tables?.[Number(project)]?.doubts[row === undefined ? field : `${row}/${field}`] ?? '';
}

/** 导入预览: every table of a file as it was understood and corrected, beside what was not, and beside the source. */
export function importPreview(
  open: OpenImport,
  rulebook: Rulebook,
  shown: Pick<CellsView, 'conflict' | 'refused'> & { refusal: string },
): ImportPreview {
  const spans = spansOf(open);
  const newest = [...open.corrections.values()].map((one) => one.enteredAt).sort();
  const last = newest[newest.length - 1];
  return {
    id: open.stored.id,
    fileName: open.stored.fileName,
    files: open.files.map(sourceView),
    projects: open.tables.map((table, at) => previewProject({ open, spans }, table, at, rulebook)),
    problems: open.reading.problems.map(({ line, place, text, message, file }) => ({
      span: { file, from: line, to: line },
      place: place || (line === 0 ? '整个文件' : `第 ${line} 行`),
      text,
      message,
    })),
    rulebooks: RULEBOOKS,
    rulebook: rulebook.id,
    seen: open.seen,
    savedAt: last === undefined ? null : formatInstant(last).slice(11),
    cellsAddress: `/imports/${open.stored.id}/cells`,
    versions: Object.fromEntries([...open.corrections].map(([cell, { version }]) => [cell, version])),
    ...shown,
  };
}
