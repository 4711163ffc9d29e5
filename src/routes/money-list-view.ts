import type { ListedProject } from '#src/actions/list-year.ts';
import { cellKey } from '#src/actions/open-sheet.ts';
import type { ListRow, MoneyList } from '#src/import/read-money-list.ts';
import { type KnownName, matchName } from '#src/rules/match-names.ts';
import { scoreMoney } from '#src/rules/money.ts';
import { compareAmount, nameOfField, withAmounts } from '#src/rules/money-list.ts';
import type { ListChange, ListLineView, MoneyListView } from '#views/money-list-lines.tsx';

/** What a person chose for a line of the list: a project's id, or that the line is not taken. */
export const NOT_TAKEN = 'none';

const MONEY_CODES = new Set(['B1', 'B6a', 'B6b']);
/** Beyond so many lines without a project every line no longer offers all projects. */
const MOST_FULL_CHOICES = 60;

interface MatchedLine {
  row: ListRow;
  how: ListLineView['how'];
  project: ListedProject | null;
  candidates: readonly KnownName[];
}

function matchLine(
  row: ListRow,
  listed: readonly ListedProject[],
  known: readonly KnownName[],
  chosen: string | undefined,
): MatchedLine {
  const match = matchName(row.name, known);
  const projectOf = (id: string) => listed.find(({ project }) => project.id === id) ?? null;
  const candidates = match.kind === 'perhaps' ? match.candidates : known.filter((one) => one.id === match.id);
  if (chosen === NOT_TAKEN) return { row, how: 'not-taken', project: null, candidates };
  const picked = chosen === undefined ? null : projectOf(chosen);
  if (picked && !(match.kind !== 'perhaps' && match.id === picked.project.id))
    return { row, how: 'chosen', project: picked, candidates };
  if (match.kind === 'perhaps')
    return { row, how: candidates.length > 0 ? 'perhaps' : 'none', project: null, candidates };
  return { row, how: match.kind, project: projectOf(match.id), candidates };
}

/** Lines that name the same cell of the same project: which of them counts is for a person to say. */
function repeated(matched: readonly MatchedLine[]): Map<ListRow, string> {
  const first = new Map<string, ListRow>();
  const problems = new Map<ListRow, string>();
  for (const { row, project } of matched) {
    if (!project) continue;
    for (const { field } of row.amounts) {
      const key = `${project.project.id}/${field}`;
      const before = first.get(key);
      first.set(key, before ?? row);
      if (!before || before === row) continue;
      const sentence = (other: ListRow) =>
        `第 ${other.line} 行也是这个项目的${nameOfField(field)}，请把不要的一行选为“不导入”。`;
      problems.set(before, problems.get(before) ?? sentence(row));
      problems.set(row, problems.get(row) ?? sentence(before));
    }
  }
  return problems;
}

function changesOf(row: ListRow, { sheet, scored, project, cells }: ListedProject): ListChange[] {
  const now = { typed: sheet.money, money: scored.money, currency: project.currency };
  return row.amounts.map(({ field, yuan }) => {
    const version = cells.get(cellKey(null, field))?.version ?? 0;
    return { ...compareAmount(now, field, yuan), version, name: nameOfField(field) };
  });
}

/** What 自查 would say of the project's money once all lines of the list are stored. */
function findingsAfter(matched: readonly MatchedLine[], { sheet, scored, project }: ListedProject): string[] {
  const now = { typed: sheet.money, money: scored.money, currency: project.currency };
  const amounts = matched.filter((one) => one.project?.project.id === project.id).flatMap(({ row }) => row.amounts);
  const changes = amounts.map(({ field, yuan }) => compareAmount(now, field, yuan)).filter((one) => one.changed);
  if (changes.length === 0) return [];
  const after = scoreMoney(withAmounts(sheet.money, changes), scored.money.weight, project.currency);
  return after.findings.filter((one) => MONEY_CODES.has(one.code)).map((one) => one.message);
}

function lineView(matched: readonly MatchedLine[], one: MatchedLine, problem: string): ListLineView {
  const { row, how, project, candidates } = one;
  const open = problem === '' && project?.status.editable ? project : null;
  const changes = open ? changesOf(row, open) : [];
  const submitted = project !== null && !project.status.editable ? '这个项目已提交，不能修改；须先重新打开。' : '';
  const last = matched.findLast((other) => other.project === project);
  return {
    line: row.line,
    name: row.name,
    how,
    project: project
      ? { id: project.project.id, name: project.project.name, currency: project.project.currency }
      : null,
    candidates: [...candidates],
    changes,
    problem: problem || submitted,
    findings: open && last === one ? findingsAfter(matched, open) : [],
  };
}

/** The list as it was understood, beside what stands in the projects of the year. */
export function moneyListView(
  text: string,
  list: MoneyList,
  listed: readonly ListedProject[],
  choices: Pick<MoneyListView, 'currency' | 'textKey'> & { projects: ReadonlyMap<number, string> },
): MoneyListView {
  const { currency, textKey } = choices;
  const empty = { text, textKey, currency, problem: '', columns: [], questions: [], lines: [], others: [] };
  if (!list.ok) return { ...empty, problem: list.problem, problems: [], totals: [] };
  const known = listed.map(({ project }) => ({ id: project.id, name: project.name }));
  const matched = list.rows.map((row) => matchLine(row, listed, known, choices.projects.get(row.line)));
  const unknown = matched.filter((one) => one.how === 'none').length;
  const problems = repeated(matched);
  return {
    ...empty,
    columns: list.columns,
    questions: list.questions,
    problems: list.problems,
    totals: list.totals,
    lines: matched.map((one) => lineView(matched, one, problems.get(one.row) ?? '')),
    others: unknown <= MOST_FULL_CHOICES ? known : [],
  };
}
