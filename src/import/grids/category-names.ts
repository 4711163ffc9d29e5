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

/** 产出指标(50分), 产出指标 50, 产出指标(续): points and the mark of a page break belong to no name. */
function withoutPoints(key: string): string {
  return key.replace(/\(续\)$/, '').replace(/[(]?\d+(?:\.\d+)?分?[)]?$/, '');
}

function withEnding(key: string): string {
  return key.endsWith('指标') ? key : `${key}指标`;
}

/** The level-1 name in the form's full wording, as printed where the form does not know it; '' for ''. */
export function categoryNamed(text: string): { name: string; known: boolean } {
  const key = withoutPoints(labelKey(text));
  const known = categories.get(key) ?? categories.get(withEnding(key));
  return { name: known ?? key, known: known !== undefined };
}

/**
 * The place below the labels of a row: an empty level-1 cell keeps the one above, another level 1 begins without a level 2, and a
 * level 2 that belongs to another level 1 brings it along (满意度 below 效益指标).
 */
export function placeBelow(above: Place, categoryText: string, subcategoryText: string): Place {
  const named = categoryNamed(categoryText);
  const category = named.name === '' ? above.category : named.name;
  const key = withoutPoints(labelKey(subcategoryText));
  if (key === '') return category === above.category ? above : { category, subcategory: '' };
  const isCost = withEnding(key) === COST_BELOW_OUTPUT.subcategory || key === OUTPUT_COST;
  if (isCost && category === COST_BELOW_OUTPUT.category)
    return { category, subcategory: COST_BELOW_OUTPUT.subcategory };
  const known = subcategories.get(key) ?? subcategories.get(withEnding(key));
  if (!known) {
    if (withEnding(key) === SATISFACTION) return { category: SATISFACTION, subcategory: SATISFACTION };
    return { category, subcategory: key };
  }
  const keepsOwn = named.name !== '' && named.name !== known.category && known.category !== SATISFACTION;
  return { category: keepsOwn ? category : known.category, subcategory: known.name };
}
