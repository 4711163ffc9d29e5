import type { Phase } from '#db/schema.ts';
import { statusAfter } from '#src/actions/open-sheet.ts';
import { compareTargets, differenceSentences, rowKey } from '#src/actions/target-differences.ts';
import { PHASE_NAMES } from '#src/rules/build-self-check.ts';
import { cellNameIn } from '#src/rules/cell-name.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';
import {
  PROJECT_TABLES,
  type ProjectRows,
  type ProjectTable,
  rowsOnlyIn,
  sameRows,
} from '#src/year-package/project-rows.ts';

/** What only grows: of two copies of a project one may have more. */
const GROWING = {
  entries: '处填报',
  targetChanges: '处目标改动',
  statusChanges: '次提交或重新打开',
  records: '张冻结的表',
  rectifications: '次整改登记',
} as const satisfies Partial<Record<ProjectTable, string>>;
type Growing = keyof typeof GROWING;
const GROWING_TABLES = Object.keys(GROWING) as Growing[];

/** A project of a package beside the one that is stored here. `differences` in words, “原” here and “新” in the package. */
export interface ComparedProject {
  differences: string[];
  /** Why the package's cannot be taken in the stored one's place; null: it can. */
  obstacle: string | null;
}

function targetDifferences(here: ProjectRows, packed: ProjectRows): string[] {
  const side = ({ project, indicators }: ProjectRows) => ({
    fields: { ...project, pinyin: '' },
    rows: indicators.filter((row) => row.removedAt === null),
  });
  return [...differenceSentences(compareTargets(side(here), side(packed))), ...ruleDifferences(here, packed)];
}

/** By what the rows are scored: the 评分办法, and of a row which end of its options is the better one. */
function ruleDifferences(here: ProjectRows, packed: ProjectRows): string[] {
  const book = ({ rulebook }: ProjectRows['project']) => findRulebook(rulebook)?.name ?? rulebook;
  const [old, now] = [book(here.project), book(packed.project)];
  const reversed = new Map(here.indicators.map(({ id, optionsReversed }) => [id, optionsReversed]));
  const turned = packed.indicators.filter(
    (row) => (reversed.get(row.id) ?? row.optionsReversed) !== row.optionsReversed,
  );
  return [
    ...(old === now ? [] : [`评分办法：原“${old}”，新“${now}”`]),
    ...turned.map((row) => `${rowKey(row)} 的选项哪一头好，两边相反`),
  ];
}

/** What the project is called and goes on from: nothing that a submitted form depends on. */
function nameDifferences({ project: old }: ProjectRows, { project: now }: ProjectRows): string[] {
  const texts = [
    ['项目名称', old.name, now.name],
    ['实施单位', old.unit, now.unit],
  ] as const;
  return [
    ...texts.flatMap(([label, before, after]) => (before === after ? [] : [`${label}：原“${before}”，新“${after}”`])),
    ...(old.previousProjectId === now.previousProjectId ? [] : ['连到的上年项目不同']),
  ];
}

/** The newest text of every cell, by its place in words. */
function textsOf({ indicators, entries }: ProjectRows): Map<string, string> {
  const names = new Map(indicators.map((row) => [row.id, `${rowKey(row)} 的`]));
  const newest = [...entries].sort((a, b) => a.version - b.version);
  return new Map(
    newest.map(({ indicatorId, phase, field, text }) => [
      `${names.get(indicatorId ?? '') ?? ''}${cellNameIn(phase, field)}`,
      text,
    ]),
  );
}

function quoted(text: string): string {
  return text === '' ? '（空）' : `“${text}”`;
}

function cellDifferences(here: ProjectRows, packed: ProjectRows): string[] {
  const [old, now] = [textsOf(here), textsOf(packed)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((place) => {
    const [before, after] = [old.get(place) ?? '', now.get(place) ?? ''];
    return before === after ? [] : [`${place}：原${quoted(before)}，新${quoted(after)}`];
  });
}

/** What one side has beyond the other, counted: 3 处填报、1 次提交或重新打开. */
function surplus(rows: ProjectRows, others: ProjectRows, tables: readonly Growing[]): string {
  return tables
    .map((table) => [rowsOnlyIn(table, rows[table], others[table]).length, GROWING[table]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join('、');
}

/** The forms that are submitted here and that the package would change without having reopened them. */
function lockedForms(here: ProjectRows, packed: ProjectRows): string[] {
  const changed = new Set<string>(
    [
      ...rowsOnlyIn('entries', packed.entries, here.entries),
      ...rowsOnlyIn('entries', here.entries, packed.entries),
    ].map(({ phase }) => phase),
  );
  if (targetDifferences(here, packed).length > 0) changed.add('year-end');
  const goneOn = new Set(
    rowsOnlyIn('statusChanges', packed.statusChanges, here.statusChanges).map(({ phase }) => phase),
  );
  return (Object.keys(PHASE_NAMES) as Phase[])
    .filter((phase) => {
      const own = here.statusChanges.filter((change) => change.phase === phase);
      const newest = own.reduce((last, change) => (last && last.sequence > change.sequence ? last : change), own[0]);
      return changed.has(phase) && !statusAfter(newest).editable && !goneOn.has(phase);
    })
    .map((phase) => PHASE_NAMES[phase]);
}

/** What was decided or recorded here cannot become history of another copy, only what was typed can. */
function obstacleTo(here: ProjectRows, packed: ProjectRows): string | null {
  const decided = GROWING_TABLES.filter((table) => table !== 'entries');
  const own = surplus(here, packed, decided);
  if (own !== '') return `本机另有 ${own}，数据包里没有`;
  const locked = lockedForms(here, packed);
  return locked.length > 0 ? `${locked.join('、')}在本机已提交，请先重新打开` : null;
}

/** Compares two copies of one project; null when they are the same to the last row. */
export function comparePackageProject(here: ProjectRows, packed: ProjectRows): ComparedProject | null {
  const heads = sameRows('projects', [here.project], [packed.project]);
  if (heads && PROJECT_TABLES.every((table) => sameRows(table, here[table], packed[table]))) return null;
  const told = [nameDifferences, targetDifferences, cellDifferences].flatMap((differences) =>
    differences(here, packed),
  );
  const counted = [
    ['数据包多', surplus(packed, here, GROWING_TABLES)],
    ['本机多', surplus(here, packed, GROWING_TABLES)],
  ].flatMap(([who, what]) => (what === '' ? [] : [`${who} ${what}`]));
  const sentences = [...told, ...counted];
  const untold = '项目或指标的次序、填报的先后等不同';
  return { differences: sentences.length > 0 ? sentences : [untold], obstacle: obstacleTo(here, packed) };
}
