import type { ListedImport } from '#src/actions/list-imports.ts';
import type { OpenImport } from '#src/actions/open-import.ts';
import { readText } from '#src/import/corrected-tables.ts';
import { formatInstant } from '#src/routes/context.ts';
import { cellName } from '#src/rules/cell-name.ts';
import {
  ANSWER_NAMES,
  HEAD_NAMES,
  type ImportLine,
  type ImportListView,
  type ImportRecordView,
  ROW_NAMES,
} from '#views/import-props.ts';

const OUTCOMES = { saved: '新增', corrected: '更新', unchanged: '相同', kept: '未动', filled: '填入' } as const;

/** 导入 or 跳过, a dropped and an added row: the cells that no table prints. */
const DECISIONS: Readonly<Record<string, string>> = {
  choice: '导入还是跳过',
  dropped: '是否导入',
  addedRows: '添加的行数',
};

function lineOf(one: ListedImport): ImportLine {
  return {
    id: one.id,
    fileName: one.fileName,
    at: formatInstant(one.confirmedAt ?? one.createdAt),
    state: one.undoneAt ? '已撤销' : one.confirmedAt ? '已导入' : '待确认',
    by: one.confirmedBy ?? '',
    undoneAt: one.undoneAt ? formatInstant(one.undoneAt) : '',
    undoneBy: one.undoneBy ?? '',
    projects: one.projects.map(({ projectId, name, year, outcome }) => ({
      id: projectId,
      name,
      year,
      outcome: OUTCOMES[outcome],
    })),
  };
}

/** 导入记录 as its page shows it. */
export function importList(imports: readonly ListedImport[], refusal: string): ImportListView {
  return { imports: imports.map(lineOf), refusal };
}

function nameOfCell({ reading }: OpenImport, owner: string, field: string): string {
  const [project = '0', row] = owner.slice(1).split('r');
  const table = reading.projects[Number(project)];
  const head: Readonly<Record<string, string>> = { ...DECISIONS, ...HEAD_NAMES };
  if (row === undefined) return [table?.name ?? '', head[field] ?? cellName(field)].join(' › ');
  const names: Readonly<Record<string, string>> = { ...DECISIONS, ...ROW_NAMES, ...ANSWER_NAMES };
  const indicator = table?.indicators[Number(row)]?.name ?? `添加的指标（第 ${Number(row) + 1} 行）`;
  return [table?.name ?? '', indicator, names[field] ?? field].join(' › ');
}

/** A confirmed import with every cell that was corrected in the end. */
export function importRecord(open: OpenImport, projects: ListedImport['projects']): ImportRecordView {
  const corrections = [...open.corrections.values()].flatMap(({ cell, text, enteredAt, enteredBy }) => {
    const [owner = '', field = ''] = cell.split('/');
    const read = readText(open.reading, owner, field) ?? '';
    if (read === text) return [];
    return [{ cell: nameOfCell(open, owner, field), read, text, by: enteredBy, at: formatInstant(enteredAt) }];
  });
  return { line: lineOf({ ...open.stored, projects }), corrections };
}
