import type { ColumnRole } from '#src/import/grids/form-words.ts';
import type { KeyedCell } from '#src/import/grids/grid-view.ts';

const PREFIX = /^(?:指标|目标)\s*\d{1,2}\s*[:：.、]\s*/;
const CORE_MARK = /^[★☆▲]+\s*/;
const PLACEHOLDER = /[（(][≥≤＞＜><=]?\s*[*×＊]{2,}[^）)]*[）)]\s*([。；;]?)$/;

/** A name of an indicator without what forms print around it; `note` says what was left out and might matter. */
export interface WrittenName {
  name: string;
  note: string;
}

/** 指标1：, the mark ★ of a core indicator, and a template's placeholder（≥**%） are no part of the name. */
export function writtenName(text: string): WrittenName {
  const bare = text.replace(PREFIX, '');
  const core = CORE_MARK.test(bare);
  const name = bare.replace(CORE_MARK, '').replace(PREFIX, '').replace(PLACEHOLDER, '$1').trim();
  return { name, note: core ? '原表以 ★ 标为核心指标，标记没有读入。' : '' };
}

const SIGNS = /^(?:>=|<=|≥|≤|>|<|=|＝|＞|＜|≧|≦|═)$/;
const NO_SIGN = /^(?:定性|\/|—|-)?$/;

/**
 * The target in one text where the form prints it in three columns: ≥ | 90 | % is ≥90%; 定性 | 高中低 is 高中低. A sign or a unit
 * that the value says itself (95% | %) is written once.
 */
export function targetOf(texts: Partial<Record<ColumnRole, string>>): string {
  if (texts.value === undefined) return texts.target ?? '';
  const [sign, value, unit] = [(texts.sign ?? '').trim(), texts.value.trim(), (texts.unit ?? '').trim()];
  if (value === '') return unit;
  const hasSign = NO_SIGN.test(sign) || (SIGNS.test(sign) && value.startsWith(sign));
  const hasUnit = unit === '/' || unit === '无' || (/\d/.test(value) && endsWith(value, unit));
  return `${hasSign ? '' : sign}${value}${hasUnit ? '' : unit}`;
}

function endsWith(value: string, unit: string): boolean {
  return value.normalize('NFKC').endsWith(unit.normalize('NFKC'));
}

/** A 序号 that stands before the name, under the same title; undefined where the cells are the name alone. */
export function serialBefore(cells: readonly KeyedCell[]): KeyedCell | undefined {
  const [first, ...others] = cells;
  return others.length > 0 && first && /^\d{1,3}$/.test(first.key) ? first : undefined;
}

/** Whether the cells of a row say no more than that there is nothing: 无 | 无, /, —. */
export function saysNothing(cells: readonly KeyedCell[]): boolean {
  return cells.every(({ key }) => /^(?:无|\/|[-—–－]+)$/.test(key));
}
