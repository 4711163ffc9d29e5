import { buildRecord } from '#src/rules/build-record.ts';
import { copyTables, tabbedText } from '#src/rules/copy-tables.ts';
import type { Currency } from '#src/rules/money.ts';
import { CopyPage } from '#views/copy.tsx';
import { FRAME } from '#views/gallery-frames.ts';
import { completeView, emptyView, sheetView, submittedView } from '#views/gallery-sheet.ts';
import type { SheetView } from '#views/props.ts';

function page(view: SheetView, currency: Currency) {
  const { status, ...project } = view.project;
  const frozen = !view.editable;
  const submitted = frozen ? { at: '2025-01-16T02:30:00.000Z', by: status.by ?? '' } : null;
  const head = {
    project,
    approved: new Map<string, string>(),
    indicatorIds: view.indicatorIds,
    goal: view.goal,
    version: status.version,
    submitted,
  };
  const tables = copyTables(buildRecord(head, view.sheet, view.scored), currency);
  return (
    <CopyPage
      frame={FRAME}
      view={{ project: view.project, currency, tables, tabbed: tables.map(tabbedText), frozen }}
    />
  );
}

/** 复制到一体化 in each of its states. */
export const COPY_STATES = [
  { name: '复制到一体化', render: () => page(sheetView(), '元') },
  { name: '复制到一体化 万元', render: () => page(completeView(), '万元') },
  { name: '复制到一体化 已提交', render: () => page(submittedView(), '元') },
  { name: '复制到一体化 未填', render: () => page(emptyView(), '元') },
];
