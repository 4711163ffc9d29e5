import { type ListField, type ListTable, listed, moment, position, text } from '#src/export/list-columns.ts';
import type { HistoryLine } from '#views/history.tsx';

const rowOf = (line: HistoryLine) =>
  line.kind === 'change' ? '' : `${line.row ?? '本项目'}${line.removed ? '（已减少的指标）' : ''}`;

function cellOf(line: HistoryLine): string {
  if (line.kind === 'change') return line.what;
  return line.kind === 'target' ? `目标：${line.field}` : line.cell;
}

function noteOf(line: HistoryLine): string {
  if (line.kind === 'change') return line.reason;
  if (line.kind === 'target') return line.adjustment;
  return line.present ? '现值' : '';
}

const FIELDS: readonly ListField<HistoryLine>[] = [
  position(),
  moment('时间', 16, (line) => line.at),
  text('填报人', 12, (line) => line.by || '未署名'),
  text('指标', 26, rowOf),
  text('栏目', 20, cellOf),
  text('原内容', 26, (line) => (line.kind === 'change' ? '' : line.before)),
  text('新内容', 26, (line) => (line.kind === 'change' ? '' : line.after)),
  text('说明', 22, noteOf),
];

/** 填报记录 of a project as a list, newest first; `chosen` says what it was narrowed to, '' for nothing. */
export function historyList(
  project: { name: string; year: number },
  lines: readonly HistoryLine[],
  chosen: string,
): ListTable[] {
  const about = `${project.name}（${project.year}年度）${chosen === '' ? '' : `，只列${chosen}`}，${lines.length} 条`;
  return [{ tab: '填报记录', title: '填报记录', about, ...listed(FIELDS, lines) }];
}
