import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/**
 * What a search looks in for a name, three lower-case lines: full pinyin, initials, the name itself
 * (`xinxihuajianshexiangmu`, `xxhjsxm`, `信息化建设项目`). Characters without a known reading stand for themselves.
 */
export function pinyinOf(name: string): string {
  // Its dictionary is loaded with the first name that is stored; most starts store none.
  const { pinyin } = load('pinyin-pro') as typeof import('pinyin-pro');
  const full = pinyin(name, { toneType: 'none', type: 'array', v: true });
  const initials = pinyin(name, { toneType: 'none', type: 'array', pattern: 'first', v: true });
  return [full.join(''), initials.join(''), name].join('\n').toLowerCase();
}
