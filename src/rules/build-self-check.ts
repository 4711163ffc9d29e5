import { type Acknowledgement, countKinds, type FindingKind } from '#src/rules/acknowledgement.ts';
import type { AcrossFinding } from '#src/rules/checks/across.ts';
import { FINDING_WORDS, SEVERITY_NAMES } from '#src/rules/finding-words.ts';
import type { Finding } from '#src/rules/findings.ts';
import { placeName } from '#src/rules/place-name.ts';
import type { SelfCheckLine, SelfCheckProject, SelfCheckRecord } from '#src/rules/self-check-record.ts';

/** A form of a project with what was found in it. */
export interface CheckedProjectForm {
  name: string;
  phase: 'mid-year' | 'year-end';
  /** 填报中, 已提交, … */
  state: string;
  rowNames: readonly string[];
  findings: readonly Finding[];
  acknowledged: ReadonlyMap<string, Acknowledgement>;
}

const FAMILIES: readonly [letters: string, name: string][] = [
  ['S', '得分'],
  ['R', '原因'],
  ['V', '完成值'],
  ['B', '资金'],
  ['W', '分值'],
  ['TQ', '指标设置'],
  ['M', '年中监控'],
  ['D', '表头和报告'],
  ['A', '全部项目'],
];

/** The two forms in words. */
export const PHASE_NAMES = { 'year-end': '年末自评', 'mid-year': '年中监控' } as const;

/** Looked for in mid-year forms alone; M2 holds the year end against them. */
const MID_YEAR_CODES = new Set(['M1', 'M3', 'M4']);

/** The words of a code; a code that no list has keeps itself as its name. */
export function wordsOf(code: string): { name: string; remedy: string } {
  // Not the whole entry: a code may be less severe at its place than at its worst.
  const { name, remedy } = FINDING_WORDS.find((one) => one.code === code) ?? { name: code, remedy: '' };
  return { name, remedy };
}

function lineOf(finding: Finding, { rowNames, acknowledged }: CheckedProjectForm): SelfCheckLine {
  const { code, severity, indicator, field, message } = finding;
  const row = indicator === null ? '' : (rowNames[indicator] ?? '');
  const known = severity === 'warn' ? acknowledged.get(code) : undefined;
  return {
    code,
    place: placeName(row, field),
    message,
    remedy: wordsOf(code).remedy,
    severity: known ? `已知晓：${known.note}` : SEVERITY_NAMES[severity],
  };
}

/** What is not filled in as one line: the sheet itself shows where. */
function unfilledLine(unfilled: readonly Finding[], { rowNames }: CheckedProjectForm): SelfCheckLine[] {
  if (unfilled.length === 0) return [];
  const places = [...new Set(unfilled.map((one) => rowNames[one.indicator ?? -1] ?? placeName('', one.field)))];
  const named = places.slice(0, 5).join('、') + (places.length > 5 ? ` 等 ${places.length} 项` : '');
  const message = `还有 ${unfilled.length} 处未填：${named}。`;
  return [{ code: 'S6', place: '', message, remedy: wordsOf('S6').remedy, severity: SEVERITY_NAMES.error }];
}

const ORDER = { error: 0, warn: 1, hint: 2 };

function countsOf(projects: readonly CheckedProjectForm[]): SelfCheckRecord['counts'] {
  const each = projects.map(({ findings, acknowledged }) => countKinds(findings, acknowledged));
  const sum = (kind: FindingKind) => each.reduce((total, counts) => total + counts[kind], 0);
  return {
    unfilled: sum('unfilled'),
    errors: sum('errors'),
    warnings: sum('warnings'),
    acknowledged: sum('acknowledged'),
  };
}

/** How far 自查 looked: whether for hints, and what it found across projects; null where it saw one project alone. */
export interface Looked {
  hints: boolean;
  across: readonly AcrossFinding[] | null;
}

/** What was looked for, family by family; what was not is not claimed. */
function checkedCodes(projects: readonly CheckedProjectForm[], { hints, across }: Looked): string[] {
  const midYear = projects.some((one) => one.phase === 'mid-year');
  const looked = FINDING_WORDS.filter(({ code, severity }) => {
    if (code.startsWith('A')) return across !== null;
    return (hints || severity !== 'hint') && (midYear || !MID_YEAR_CODES.has(code));
  });
  return FAMILIES.flatMap(([letters, name]) => {
    const own = looked.filter(({ code }) => letters.includes(code.slice(0, 1)));
    return own.length === 0 ? [] : [`${name}：${own.map((one) => `${one.code} ${one.name}`).join('，')}`];
  });
}

/** 自查报告 of some projects of a year, errors first; what was looked for is listed, so that a clean form says what it is free of. */
export function buildSelfCheck(
  head: Pick<SelfCheckRecord, 'year' | 'unit' | 'printedOn'>,
  projects: readonly CheckedProjectForm[],
  looked: Looked,
): SelfCheckRecord {
  return {
    ...head,
    title: '绩效自评自查报告',
    counts: countsOf(projects),
    projects: projects.map((project): SelfCheckProject => {
      const unfilled = project.findings.filter((one) => one.code === 'S6');
      const others = project.findings.filter((one) => one.code !== 'S6');
      const sorted = others.sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
      const lines = [...unfilledLine(unfilled, project), ...sorted.map((one) => lineOf(one, project))];
      return { name: project.name, state: `${PHASE_NAMES[project.phase]} ${project.state}`, lines };
    }),
    across: (looked.across ?? []).map(({ code, message }) => ({ code, ...wordsOf(code), message })),
    checked: checkedCodes(projects, looked),
  };
}
