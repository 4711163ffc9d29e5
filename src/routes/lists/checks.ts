import type { CheckedYear } from '#src/actions/self-check.ts';
import { type ListField, type ListTable, listed, number, position, text } from '#src/export/list-columns.ts';
import { acknowledgementsOf, type FindingKind, KIND_NAMES, kindOf } from '#src/rules/acknowledgement.ts';
import { wordsOf } from '#src/rules/build-self-check.ts';
import { placeName } from '#src/rules/place-name.ts';
import type { ChecksCode, ChecksLine, ChecksListView } from '#views/checks-list.tsx';

interface FoundRow {
  project: string;
  unit: string;
  state: string;
  code: string;
  kind: FindingKind;
  place: string;
  message: string;
  note: string;
}

const FOUND: readonly ListField<FoundRow>[] = [
  position(),
  text('项目名称', 28, (row) => row.project),
  text('单位', 26, (row) => row.unit),
  text('状态', 8, (row) => row.state),
  text('级别', 8, (row) => KIND_NAMES[row.kind]),
  text('代码', 6, (row) => row.code),
  text('名称', 16, (row) => wordsOf(row.code).name),
  text('位置', 26, (row) => row.place),
  text('问题', 36, (row) => row.message),
  text('处理办法', 36, (row) => wordsOf(row.code).remedy),
  text('已知晓的说明', 20, (row) => row.note),
];

function foundRows({ listed: projects }: CheckedYear, kind: FindingKind | null): FoundRow[] {
  return projects.flatMap(({ project, sheet, scored, status, cells }) => {
    const acknowledged = acknowledgementsOf(cells);
    const rows = scored.findings.map((one): FoundRow => {
      const { code, indicator, field, message } = one;
      const own = kindOf(one, acknowledged);
      const row = indicator === null ? '' : (sheet.indicators[indicator]?.name ?? '');
      const note = own === 'acknowledged' ? (acknowledged.get(code)?.note ?? '') : '';
      const head = { project: project.name, unit: project.unit, state: status.state };
      return { ...head, code, kind: own, place: placeName(row, field), message, note };
    });
    return kind === null ? rows : rows.filter((row) => row.kind === kind);
  });
}

function projectFields({ filters }: ChecksListView): ListField<ChecksLine>[] {
  const kinds = filters.flatMap(({ kind }) => (kind === null ? [] : [kind]));
  return [
    position(),
    text('项目名称', 50, (line) => line.name),
    text('年末自评', 12, (line) => line.state),
    ...kinds.map((kind) => number<ChecksLine>(KIND_NAMES[kind], 12, (line) => String(line.counts[kind]))),
  ];
}

const CODES: readonly ListField<ChecksCode>[] = [
  text('级别', 10, (one) => KIND_NAMES[one.kind]),
  text('代码', 8, (one) => one.code),
  text('名称', 24, (one) => one.name),
  number('项目数', 8, (one) => String(one.projects.length)),
  number('处数', 8, (one) => String(one.places)),
  text('项目', 80, (one) => one.projects.map(({ name }) => name).join('、')),
];

const ACROSS: readonly ListField<ChecksListView['across'][number]>[] = [
  text('代码', 8, (one) => one.code),
  text('名称', 20, (one) => one.name),
  text('问题', 44, (one) => one.message),
  text('处理办法', 36, (one) => one.remedy),
  number('项目数', 8, (one) => String(one.projects.length)),
  text('项目', 44, (one) => one.projects.map(({ name }) => name).join('、')),
];

/** 自查 over a year as lists: every finding, numbers per project, codes over all forms, and what shows only across the projects. */
export function checksLists(checked: CheckedYear, view: ChecksListView, year: number): ListTable[] {
  const about = `${year}年度${view.kind === null ? '' : `，只列“${KIND_NAMES[view.kind]}”`}`;
  const table = (tab: string, title: string) => ({ tab, title, about });
  return [
    { ...table('逐条', '自查发现逐条清单'), ...listed(FOUND, foundRows(checked, view.kind)) },
    { ...table('各项目', '各项目的自查结果'), ...listed(projectFields(view), view.lines) },
    { ...table('按问题', '按问题看自查发现'), ...listed(CODES, view.codes) },
    { ...table('放在一起看', '各项目放在一起看'), ...listed(ACROSS, view.across) },
  ];
}
