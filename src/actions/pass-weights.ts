import { appendEntry } from '#db/entries.ts';
import { newId } from '#db/new-id.ts';
import type { Indicator, Tx } from '#db/schema.ts';
import { cellKey, openSheet } from '#src/actions/open-sheet.ts';
import { formatPoints, parsePoints } from '#src/rules/decimal.ts';
import { splitEqually } from '#src/rules/weights.ts';

const PHASE = 'year-end';

/** 取消: before an indicator is removed its stored weight goes in equal parts to the other rows of its category. */
export async function passWeights(db: Tx, gone: Indicator, { by, at }: { by: string; at: string }): Promise<void> {
  const open = await openSheet(db, gone.projectId, PHASE);
  const weightOf = (id: string) => {
    const index = open.indicators.findIndex((one) => one.id === id);
    return parsePoints(open.sheet.indicators[index]?.weight ?? '');
  };
  const points = weightOf(gone.id);
  const heirs = open.indicators.filter(
    (one) => one.id !== gone.id && one.category === gone.category && weightOf(one.id) !== null,
  );
  if (points === null || points === 0 || heirs.length === 0) return;
  for (const [i, share] of splitEqually(points, heirs.length).entries()) {
    const heir = heirs[i];
    if (!heir) continue;
    await appendEntry(db, {
      id: newId(),
      cell: { projectId: gone.projectId, indicatorId: heir.id, phase: PHASE, field: 'weight' },
      text: formatPoints((weightOf(heir.id) ?? 0) + share),
      expectedVersion: open.cells.get(cellKey(heir.id, 'weight'))?.version ?? 0,
      at,
      by,
    });
  }
}
