import { isFigureTarget, isWordTarget } from '#src/import/cell-shape.ts';
import type { Token } from '#src/import/flow/flow-tokens.ts';
import { COLUMN_SPELLINGS, HEAD_SPELLINGS, headLabelOf, isTitle } from '#src/import/grids/form-words.ts';
import { labelKey } from '#src/import/piece.ts';
import { CATEGORIES } from '#src/import/shanghai-form.ts';

const FULL_NAMES = CATEGORIES.flatMap(({ spellings, subcategories }) => [
  ...spellings,
  ...subcategories.flatMap((one) => one.spellings),
]).filter((name) => name.endsWith('指标'));

const longestFirst = (words: readonly string[]) => words.toSorted((one, other) => other.length - one.length);
const ROW_LABELS = longestFirst(FULL_NAMES);
const ALL_LABELS = longestFirst([...HEAD_SPELLINGS, ...COLUMN_SPELLINGS, ...FULL_NAMES]);
/** Shorter labels may as well be part of a name. */
const SHORTEST_INSIDE = 4;
const INSIDE = longestFirst(HEAD_SPELLINGS.filter((word) => word.length >= SHORTEST_INSIDE));
const GLUED_DOUBT = '原文中名称和指标值连在一起，按此处断开。';

function part(from: Token, text: string, endsLine: boolean, doubt?: string): Token {
  return { text, key: labelKey(text), line: from.line, endsLine, ...(doubt ? { doubt } : {}) };
}

/** 一级指标二级指标三级指标: nothing but labels, one after the other; null for any other text. */
function onlyLabels(key: string): string[] | null {
  if (key === '') return [];
  for (const word of ALL_LABELS) {
    if (!key.startsWith(word)) continue;
    const rest = onlyLabels(key.slice(word.length));
    if (rest) return [word, ...rest];
  }
  return null;
}

/** 覆盖率100%: name and target in one text, parted before the longest target that it ends with. */
function separateTarget(from: Token, text: string): Token[] {
  for (let at = 2; at < text.length; at++) {
    const [name, target] = [text.slice(0, at), text.slice(at)];
    const isWhole = isFigureTarget(target) || (target.length > 1 && isWordTarget(target));
    if (isWhole && !/[\d.≥≤=<>＝]$/.test(name))
      return [part(from, name, false, GLUED_DOUBT), part(from, target, from.endsLine, GLUED_DOUBT)];
  }
  return [part(from, text, from.endsLine)];
}

/** 产出指标数量指标改造覆盖率100%: the labels that the text begins with, and what follows them. */
function separateRow(token: Token): Token[] | null {
  const labels: string[] = [];
  let rest = token.key;
  for (let word = startOf(rest); word !== undefined; word = startOf(rest)) {
    labels.push(word);
    rest = rest.slice(word.length);
  }
  if (labels.length === 0 || rest === '') return null;
  return [...labels.map((word) => part(token, word, false)), ...separateTarget(token, rest)];
}

function startOf(text: string): string | undefined {
  return ROW_LABELS.find((word) => text.startsWith(word));
}

/** 项目主管部门区教育局项目执行单位实验学校: a label, its cell, and perhaps further labels with theirs. */
function separateHead(token: Token): Token[] | null {
  const first = INSIDE.find((word) => token.key.startsWith(word) && token.key.length > word.length);
  if (!first) return null;
  const rest = token.key.slice(first.length);
  const inside = INSIDE.map((word) => ({ word, at: rest.indexOf(word) })).filter(({ at }) => at > 0);
  const [next] = inside.toSorted((one, other) => one.at - other.at || other.word.length - one.word.length);
  const own = next ? rest.slice(0, next.at) : rest;
  const behind = next ? separateHead(part(token, rest.slice(next.at), token.endsLine)) : [];
  return behind && [part(token, first, false), part(token, own, behind.length === 0 && token.endsLine), ...behind];
}

/** Three titles of columns without anything between them: the whole table runs together so. */
const GLUED_TITLES = 3;

/** Text that runs together, cut at the labels that it holds; a text whose labels stand apart stays as it is. */
export function separateLabels(tokens: readonly Token[]): Token[] {
  const isGlued = tokens.some(({ key }) => key.includes('指标') && (onlyLabels(key)?.length ?? 0) >= GLUED_TITLES);
  if (!isGlued) return [...tokens];
  let inRows = false;
  return tokens.flatMap((token) => {
    if (headLabelOf(token.key) !== null || isTitle(token.key) || token.text.includes('\n')) return [token];
    const labels = token.key.length > SHORTEST_INSIDE ? onlyLabels(token.key) : null;
    inRows ||= (labels?.length ?? 0) >= GLUED_TITLES && token.key.includes('指标值');
    if (labels && labels.length > 1)
      return labels.map((word, at) => part(token, word, token.endsLine && at === labels.length - 1));
    if (inRows) return separateRow(token) ?? separateTarget(token, token.text);
    return separateHead(token) ?? [token];
  });
}
