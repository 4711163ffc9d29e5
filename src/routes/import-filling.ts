import type { WeighedCell } from '#src/actions/fill-cells.ts';
import type { Filling } from '#src/actions/filling.ts';
import { cellName } from '#src/rules/cell-name.ts';
import type { FilledCell, PreviewFilling } from '#views/import-props.ts';

/** How a filled 自评表 goes into a stored project, as the preview shows it. */
export function importFilling({ cells, ...filling }: Filling): PreviewFilling {
  const count = (fate: WeighedCell['fate']) => cells.filter((cell) => cell.fate === fate).length;
  const listed = (fate: WeighedCell['fate']) => cells.filter((cell) => cell.fate === fate).map(shown);
  const shown = ({ indicatorId, field, before, text, problem }: WeighedCell): FilledCell => {
    const row = indicatorId === null ? '' : (filling.names.get(indicatorId) ?? '');
    return { name: [row, cellName(field)].filter(Boolean).join(' › '), before, text, problem };
  };
  const { unknown, missing, differing, problem } = filling;
  return {
    fills: count('fills'),
    same: count('same'),
    changes: listed('changes'),
    refused: listed('refused'),
    unknown,
    missing,
    differing,
    problem,
  };
}
