/**
 * Radicals that look like a character of their own, as PDF fonts map a glyph to either: those that Unicode does not say so of, and
 * two that it sends to a form that simplified Chinese does not write.
 */
const RADICALS: Record<string, string> = {
  '⼾': '户',
  '⾭': '青',
  '⺟': '母',
  '⺠': '民',
  '⺩': '王',
  '⺬': '示',
  '⺮': '竹',
  '⻁': '虎',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻑': '長',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻳': '龟',
};

/** Kangxi radicals, radicals of the supplement, and CJK compatibility ideographs, also those of the second plane. */
const LOOKALIKES = /[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff]|[\ud87e][\udc00-\ude1f]/gu;

/**
 * A text with the look-alikes of Chinese characters (⽬, ⻚, 欄) as the characters themselves, one by one: signs and full-width
 * forms (≥ （ ％ ㎡) stay as they are written.
 */
export function unifyCharacters(text: string): string {
  return text.replace(LOOKALIKES, (one) => RADICALS[one] ?? one.normalize('NFKC'));
}
