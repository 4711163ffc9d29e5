import type { CheckedSection, CheckedYear } from '#src/actions/self-check.ts';
import { formatInstant } from '#src/routes/context.ts';
import { acknowledgementsOf, countKinds, type FindingKind, KIND_NAMES, kindOf } from '#src/rules/acknowledgement.ts';
import { PHASE_NAMES, wordsOf } from '#src/rules/build-self-check.ts';
import type { Finding } from '#src/rules/findings.ts';
import { placeName } from '#src/rules/place-name.ts';
import { type CheckedCode, type CheckedPlace, type ChecksSection, codeAnchor } from '#views/checks.tsx';
import type { ChecksCode, ChecksLine, ChecksListView } from '#views/checks-list.tsx';
import { anchorOf } from '#views/finding-place.ts';

const CLEAN = {
  'year-end': '没有发现问题：填写、完成值、得分、原因、资金、分值、指标设置和表头都查过。',
  'mid-year': '没有发现问题：填写、完成值、预计和可能性、原因和措施、资金都查过。',
};
/** A submitted mid-year form shows what it froze and is not looked at again. */
const LOCKED = '提交时没有错误；内容已锁定，不再重查。';

function placeOf(section: CheckedSection, sheet: string, { indicator, field, message }: Finding): CheckedPlace {
  const row = indicator === null ? undefined : section.rows[indicator];
  const anchor = anchorOf({ indicatorId: indicator === null ? null : (row?.id ?? ''), field });
  return { href: `${sheet}${anchor}`, place: placeName(row?.name ?? '', field), message };
}

/** The findings of a form by kind and code; a code has one note, however many places it has. */
export function checksSection(projectId: string, section: CheckedSection): ChecksSection {
  const { phase, status, findings, acknowledged } = section;
  const sheet = `/projects/${projectId}/${phase}`;
  const unfilled: CheckedPlace[] = [];
  const codes = new Map<string, CheckedCode & { places: CheckedPlace[] }>();
  for (const one of findings) {
    const kind = kindOf(one, acknowledged);
    const place = placeOf(section, sheet, one);
    if (kind === 'unfilled') {
      unfilled.push(place.message.endsWith('未填。') ? { ...place, message: '' } : place);
      continue;
    }
    const note = kind === 'acknowledged' ? acknowledged.get(one.code) : undefined;
    const known = codes.get(`${kind} ${one.code}`) ?? {
      ...{ code: one.code, kind, places: [], ...wordsOf(one.code) },
      acknowledged: note ? { ...note, when: formatInstant(note.at) } : null,
      version: section.versionOf(one.code),
    };
    known.places.push(place);
    codes.set(`${kind} ${one.code}`, known);
  }
  return {
    ...{ phase, sheet, title: `${PHASE_NAMES[phase]}（${status.state}）`, editable: status.editable },
    ...{ unfilled, codes: [...codes.values()] },
    clean: phase === 'mid-year' && !status.editable ? LOCKED : CLEAN[phase],
  };
}

function lineOf({ project, scored, status, cells }: CheckedYear['listed'][number]): ChecksLine {
  const counts = countKinds(scored.findings, acknowledgementsOf(cells));
  return { id: project.id, name: project.name, state: status.state, counts };
}

const KINDS = Object.keys(KIND_NAMES) as FindingKind[];

/** Every code of a year with the projects that have it, kind by kind, the most frequent first. */
function codesOf(listed: CheckedYear['listed']): ChecksCode[] {
  const codes = new Map<string, ChecksCode & { projects: { href: string; name: string }[] }>();
  for (const { project, scored, cells } of listed) {
    const acknowledged = acknowledgementsOf(cells);
    for (const one of scored.findings) {
      const kind = kindOf(one, acknowledged);
      const key = `${kind} ${one.code}`;
      const known = codes.get(key) ?? { code: one.code, kind, name: wordsOf(one.code).name, places: 0, projects: [] };
      const href = `/projects/${project.id}/checks#${codeAnchor('year-end', one.code, kind)}`;
      if (known.projects.at(-1)?.href !== href) known.projects.push({ href, name: project.name });
      known.places += 1;
      codes.set(key, known);
    }
  }
  return [...codes.values()].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.places - a.places);
}

/** A kind as an address names it; null for none. */
export function readKind(text: string | undefined): FindingKind | null {
  return KINDS.find((kind) => kind === text) ?? null;
}

/** 自查 over a year: numbers per project and codes over all forms, of one kind or of all, and what shows only across projects. */
export function checksListView({ listed, across, hints }: CheckedYear, kind: FindingKind | null): ChecksListView {
  const lines = listed.map(lineOf);
  const leaves = (one: FindingKind) => lines.filter((line) => line.counts[one] > 0);
  return {
    lines: kind === null ? lines : leaves(kind),
    codes: codesOf(listed).filter((one) => kind === null || one.kind === kind),
    across: across.map(({ code, message, projects }) => ({
      ...{ code, message, ...wordsOf(code) },
      projects: projects.flatMap((index) => {
        const project = listed[index]?.project;
        return project ? [{ href: `/projects/${project.id}/checks`, name: project.name }] : [];
      }),
    })),
    filters: [
      { kind: null, name: '全部', count: lines.length },
      ...KINDS.filter((one) => hints || one !== 'hints').map((one) => ({
        ...{ kind: one, name: KIND_NAMES[one], count: leaves(one).length },
      })),
    ],
    ...{ kind, hints },
  };
}
