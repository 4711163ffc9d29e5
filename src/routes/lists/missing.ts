import { type ListField, type ListTable, listed, position, text } from '#src/export/list-columns.ts';
import type { CellPlace } from '#views/finding-place.ts';
import type { MissingProject } from '#views/missing.tsx';

type Row = CellPlace & { project: string; unit: string };

const isEmpty = ({ message }: CellPlace) => message.endsWith('未填。');

const FIELDS: readonly ListField<Row>[] = [
  position(),
  text('项目名称', 34, (row) => row.project),
  text('单位', 26, (row) => row.unit),
  text('指标或部分', 30, (row) => row.row),
  text('栏目', 16, (row) => row.column),
  text('类别', 8, (row) => (isEmpty(row) ? '未填' : '错误')),
  text('说明', 50, (row) => row.message),
];

/** 缺什么 as a list: a row for every cell that stops a submission, however many there are. */
export function missingList(projects: readonly (MissingProject & { unit: string })[], year: number): ListTable[] {
  const rows = projects.flatMap(({ name, unit, places }) => places.map((place) => ({ ...place, project: name, unit })));
  const about = `${year}年度，${projects.length} 个项目，${rows.length} 处`;
  return [{ tab: '缺什么', title: '提交前须填写或改正的内容', about, ...listed(FIELDS, rows) }];
}
