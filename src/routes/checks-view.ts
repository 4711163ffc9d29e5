import type { CheckedSection, CheckedYear } from '#src/actions/self-check.ts';
import { formatInstant } from '#src/routes/context.ts';
import { acknowledgementsOf, isUnsettled } from '#src/rules/acknowledgement.ts';
import { wordsOf } from '#src/rules/build-self-check.ts';
import { cellName } from '#src/rules/cell-name.ts';
import type { Finding, Severity } from '#src/rules/findings.ts';
import type { CheckedCode, ChecksSection } from '#views/checks.tsx';
import type { ChecksCode, ChecksLine, ChecksListView } from '#views/checks-list.tsx';
import { cellPlace } from '#views/finding-place.ts';

const ORDER: Record<Severity, number> = { error: 0, warn: 1, hint: 2 };
const TITLES = { 'year-end': '年末自评', 'mid-year': '年中监控' };

function placeOf(section: CheckedSection, sheet: string, { indicator, field, message }: Finding) {
  const row = indicator === null ? undefined : section.rows[indicator];
  const id = indicator === null ? null : (row?.id ?? '');
  const { anchor, row: name, column } = cellPlace({ indicatorId: id, field, name: row?.name ?? '', message });
  return { href: `${sheet}${anchor}`, place: `${name} ${column || cellName(field)}`.trim(), message };
}

/** The findings of a form grouped by code and severity, errors first; what is not filled in is counted. */
export function checksSection(projectId: string, section: CheckedSection): ChecksSection {
  const { phase, status, findings, acknowledged } = section;
  const sheet = `/projects/${projectId}/${phase}`;
  const groups = new Map<string, Finding[]>();
  for (const one of findings.filter(({ code }) => code !== 'S6')) {
    const key = `${one.severity} ${one.code}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const codes = [...groups.values()].flatMap((group): CheckedCode[] => {
    const [first] = group;
    if (!first) return [];
    const { code, severity } = first;
    const note = severity === 'warn' ? acknowledged.get(code) : undefined;
    return [
      {
        ...{ code, severity, ...wordsOf(code) },
        places: group.map((one) => placeOf(section, sheet, one)),
        acknowledged: note ? { ...note, when: formatInstant(note.at) } : null,
        version: section.versionOf(code),
      },
    ];
  });
  return {
    ...{ phase, sheet, title: `${TITLES[phase]}（${status.state}）`, editable: status.editable },
    unfilled: findings.filter((one) => one.code === 'S6').length,
    codes: codes.sort(
      (a, b) =>
        ORDER[a.severity] - ORDER[b.severity] || Number(a.acknowledged !== null) - Number(b.acknowledged !== null),
    ),
  };
}

function lineOf({ project, scored, status, cells }: CheckedYear['listed'][number]): ChecksLine {
  const acknowledged = acknowledgementsOf(cells);
  const found = status.editable ? scored.findings.filter((one) => one.code !== 'S6') : [];
  const warnings = found.filter((one) => one.severity === 'warn');
  const open = warnings.filter((one) => isUnsettled(one, acknowledged)).length;
  return {
    id: project.id,
    name: project.name,
    state: status.state,
    errors: found.filter((one) => one.severity === 'error').length,
    warnings: open,
    acknowledged: warnings.length - open,
    unfilled: status.editable ? scored.findings.filter((one) => one.code === 'S6').length : 0,
  };
}

function codesOf(listed: CheckedYear['listed']): ChecksCode[] {
  const codes = new Map<string, ChecksCode>();
  for (const { project, scored } of listed.filter(({ status }) => status.editable)) {
    for (const { code, severity } of scored.findings) {
      const key = `${severity} ${code}`;
      const known = codes.get(key) ?? { code, severity, name: wordsOf(code).name, places: 0, projects: [] };
      known.places += 1;
      if (known.projects.at(-1)?.id !== project.id) known.projects.push({ id: project.id, name: project.name });
      codes.set(key, known);
    }
  }
  return [...codes.values()].sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || b.places - a.places);
}

/** 自查 over a year: numbers per project, codes over all open forms, and what shows only across projects. */
export function checksListView({ listed, across }: CheckedYear, hints: boolean): ChecksListView {
  return {
    lines: listed.map(lineOf),
    codes: codesOf(listed),
    across: across.map(({ code, message }) => ({ code, message, ...wordsOf(code) })),
    hints,
  };
}
