import { listEntries } from '#db/entries.ts';
import type { Db, Entry } from '#db/schema.ts';
import { type OpenSheet, openSheet } from '#src/actions/open-sheet.ts';
import { standingRecord } from '#src/actions/submit-evaluation.ts';
import { checkDenial, checkNarrative } from '#src/rules/checks/narrative.ts';
import type { Finding } from '#src/rules/findings.ts';
import { buildNarrative, proposeNarrative } from '#src/rules/narrative.ts';
import { NARRATIVE_SECTIONS, type NarrativeSection } from '#src/rules/narrative-outline.ts';
import type { NarrativeRecord } from '#src/rules/narrative-record.ts';
import type { EvaluationRecord } from '#src/rules/record.ts';
import { checkedRows } from '#src/rules/sheet.ts';

/** One section of the 自评报告: what somebody wrote, else what the form proposes. */
export interface OpenSection extends NarrativeSection {
  text: string;
  proposal: string;
  /** Somebody wrote it; a proposal that differs is offered beside it. */
  edited: boolean;
  /** Numbers of the text that contradict the form. */
  findings: readonly Finding[];
}

export interface OpenNarrative {
  open: OpenSheet;
  record: EvaluationRecord;
  sections: OpenSection[];
  entries: readonly Entry[];
}

function findingsIn(text: string, { sheet, scored }: OpenSheet): Finding[] {
  const told = {
    ...{ rows: checkedRows(sheet, scored.rows), money: scored.money, currency: sheet.currency },
    ...{ total: scored.total, grade: scored.grade },
  };
  return [...checkDenial(text, 'narrative', scored.money), ...checkNarrative(text, told)];
}

/** 自评报告 of a project: its sections over the submitted form, else over the draft. Refuses an unknown project (not-found). */
export async function openNarrative(db: Db, projectId: string): Promise<OpenNarrative> {
  const open = await openSheet(db, projectId, 'year-end');
  const record = await standingRecord(db, open);
  const entries = await listEntries(db, projectId, 'narrative');
  const typed = new Map(entries.map((entry) => [entry.field, entry.text]));
  const proposals = proposeNarrative(record);
  const sections = NARRATIVE_SECTIONS.map((section) => {
    const proposal = proposals[section.field] ?? '';
    // An emptied section goes back to its proposal.
    const own = typed.get(section.field) ?? '';
    const edited = own.trim() !== '';
    const text = edited ? own : proposal;
    return { ...section, text, proposal, edited, findings: findingsIn(text, open) };
  });
  return { open, record, sections, entries };
}

/** What the 自评报告 of a project prints. */
export async function narrativeRecord(db: Db, projectId: string): Promise<NarrativeRecord> {
  const { record, sections } = await openNarrative(db, projectId);
  return buildNarrative(record, Object.fromEntries(sections.map(({ field, text }) => [field, text])));
}
