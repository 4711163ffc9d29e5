import { isFilling, type WeighedCell } from '#src/actions/fill-cells.ts';
import type { PackageForm } from '#src/actions/package-form.ts';
import type { Finding } from '#src/rules/findings.ts';
import { TICK } from '#src/rules/mid-year.ts';
import { isCause } from '#src/rules/work-package.ts';

const NO_TICK = '偏差原因只打“√”，不是这一类的空着。';

/** The cells with those refused, with this sentence, that would be filled in and that `isRefused` names. */
export function refuseAll(cells: readonly WeighedCell[], isRefused: (cell: WeighedCell) => boolean, problem: string) {
  return cells.map(
    (cell): WeighedCell => (isFilling(cell) && isRefused(cell) ? { ...cell, fate: 'refused', problem } : cell),
  );
}

/** What 自查 says of the cells about to be filled in: one that nobody can read goes back to the person, the rest is told beside it. */
export function checkReturnedCells(form: PackageForm, cells: readonly WeighedCell[]): WeighedCell[] {
  const ticked = refuseAll(cells, isNoTick, NO_TICK);
  const checked = checkOnce(form, ticked);
  // Behind a cell that is not filled in another one may be told only now.
  const isSettled = checked.filter(isFilling).length === cells.filter(isFilling).length;
  if (isSettled) return checked;
  return checkReturnedCells(
    form,
    cells.map((cell, at) => (checked[at]?.fate === 'refused' ? checked[at] : cell)),
  );
}

function checkOnce(form: PackageForm, cells: readonly WeighedCell[]): WeighedCell[] {
  const texts = new Map<string, Record<string, string>>();
  for (const { indicatorId, field, text } of cells.filter(isFilling))
    if (indicatorId) texts.set(indicatorId, { ...texts.get(indicatorId), [field]: text });
  const findings = form.checkWith(texts);
  return cells.map((cell): WeighedCell => {
    const at = form.indicators.findIndex(({ id }) => id === cell.indicatorId);
    const found = findings.filter((one) => one.indicator === at && isFilling(cell));
    const error = found.find((one) => one.severity === 'error' && one.code !== 'S6' && one.field === cell.field);
    if (error) return { ...cell, fate: 'refused', problem: error.message };
    const told = found.find((one) => isAbout(one, cell.field));
    return told ? { ...cell, problem: told.message } : cell;
  });
}

/** 部分达成 without 完成比例, or beside one that contradicts it, has no score, which nobody sees in a cell that was not filled in. */
function isAbout({ field, severity }: Finding, filled: string): boolean {
  const isOfPair = severity === 'error' && field === 'share' && filled === 'attainment';
  return isOfPair || (severity === 'warn' && field === filled);
}

/** Any text in such a cell would count as its tick, 否 and 无 too. */
function isNoTick({ field, text }: WeighedCell): boolean {
  return isCause(field) && text.trim() !== '' && text.trim() !== TICK;
}
