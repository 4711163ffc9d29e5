import { type ListField, type ListTable, listed, moment, position, text } from '#src/export/list-columns.ts';
import { RECTIFICATION_NAMES } from '#src/rules/rectification.ts';
import type { RectificationLine } from '#views/rectifications.tsx';

const FIELDS: readonly ListField<RectificationLine>[] = [
  position(),
  text(RECTIFICATION_NAMES.problem, 50, ({ texts }) => texts.problem),
  text(RECTIFICATION_NAMES.measure, 50, ({ texts }) => texts.measure),
  moment(RECTIFICATION_NAMES.foundOn, 12, ({ texts }) => texts.foundOn),
  moment(RECTIFICATION_NAMES.startedOn, 14, ({ texts }) => texts.startedOn),
  moment(RECTIFICATION_NAMES.doneOn, 12, ({ texts }) => texts.doneOn),
  text('整改情况', 12, ({ state }) => state),
];

/** 整改 of a project as a list. */
export function rectificationList(
  project: { name: string; year: number; unit: string },
  lines: readonly RectificationLine[],
): ListTable[] {
  const about = `${project.name}（${project.year}年度），${project.unit}`;
  return [{ tab: '整改', title: '整改清单', about, ...listed(FIELDS, lines) }];
}
