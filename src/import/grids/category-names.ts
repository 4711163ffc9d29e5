import { labelKey } from '#src/import/piece.ts';
import { CATEGORIES, COST_BELOW_OUTPUT } from '#src/import/shanghai-form.ts';

/** Where a row stands in the form; '' while nothing was read yet. */
export interface Place {
  category: string;
  subcategory: string;
}

const categories = new Map(CATEGORIES.flatMap(({ name, spellings }) => spellings.map((one) => [one, name] as const)));
const subcategories = new Map(
  CATEGORIES.flatMap(({ name: category, subcategories }) =>
    subcategories.flatMap(({ name, spellings }) => spellings.map((one) => [one, { category, name }] as const)),
  ),
);
/** 成本指标 below 产出指标, as tables write it that say 产出数量 and 产出质量. */
const OUTPUT_COST = '产出成本';
const SATISFACTION = '满意度指标';

/** 产出指标(50分), 产出指标(续): points and the mark of a page break belong to no name. */
function withoutMarks(key: string): string {
  return key.replace(/\(续\)$/, '').replace(/\(\d+(?:\.\d+)?分\)$/, '');
}

/** 一、产出指标, 1.数量指标, (二)效益指标 */
const ORDER = /^(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}(?:[、)]|\.(?!\d)))/;
/** 产出指标50, 产出指标(50): only behind a name that is known; 创文明城市3.0 is a name. */
const POINTS = /\(?\d+(?:\.\d+)?[分%]?\)?$/;

/** The spelling of a label by which its name is known. */
function plainKey(key: string): string {
  return withoutMarks(key).replace(ORDER, '').replace(POINTS, '');
}

function lookUp<Meaning>(meanings: ReadonlyMap<string, Meaning>, key: string): Meaning | undefined {
  const plain = plainKey(key);
  return meanings.get(plain) ?? meanings.get(withEnding(plain));
}

function withEnding(key: string): string {
  return key.endsWith('指标') ? key : `${key}指标`;
}

/** The level-1 name in the form's full wording, as printed where the form does not know it; '' for ''. */
export function categoryNamed(text: string): { name: string; known: boolean } {
  const key = labelKey(text);
  const known = lookUp(categories, key);
  return { name: known ?? withoutMarks(key), known: known !== undefined };
}

/**
 * The place below the labels of a row: an empty level-1 cell keeps the one above, another level 1 begins without a level 2, and a
 * level 2 that belongs to another level 1 brings it along (满意度 below 效益指标), though not out of one that no form here knows.
 */
export function placeBelow(above: Place, categoryText: string, subcategoryText: string): Place {
  const named = categoryNamed(categoryText);
  const category = named.name === '' ? above.category : named.name;
  const key = labelKey(subcategoryText);
  if (key === '') return category === above.category ? above : { category, subcategory: '' };
  const plain = withEnding(plainKey(key));
  const isCost = plain === COST_BELOW_OUTPUT.subcategory || plain === withEnding(OUTPUT_COST);
  if (isCost && category === COST_BELOW_OUTPUT.category)
    return { category, subcategory: COST_BELOW_OUTPUT.subcategory };
  const known = lookUp(subcategories, key);
  if (!known) {
    if (plain === SATISFACTION) return { category: SATISFACTION, subcategory: SATISFACTION };
    return { category, subcategory: withoutMarks(key) };
  }
  const isOwn = named.name !== '' || !categories.has(category);
  const keepsOwn = category !== '' && isOwn && known.category !== SATISFACTION;
  return { category: keepsOwn ? category : known.category, subcategory: known.name };
}

/** The place that a line over all columns names, 一、产出指标（50分） or （一）数量指标; null for other text. */
export function placeOfBand(above: Place, text: string): Place | null {
  const named = categoryNamed(text);
  if (named.known) return placeBelow(above, text, '');
  return lookUp(subcategories, labelKey(text)) ? placeBelow(above, '', text) : null;
}
