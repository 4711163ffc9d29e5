import type { EvaluationRecord } from '#src/rules/record.ts';

/** What the 自评报告 of a project prints: numbered headings with the paragraphs below them. */
export interface NarrativeRecord {
  project: EvaluationRecord['project'];
  title: string;
  sections: { heading: string; paragraphs: string[] }[];
  /** Of the year-end form that its numbers come from; null while that is open (草稿). */
  submitted: EvaluationRecord['submitted'];
}
