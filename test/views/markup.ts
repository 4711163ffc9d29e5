/** One element as written: the parser below repairs nothing, so that what a browser would move or drop is found. */
export interface Element {
  tag: string;
  attributes: Map<string, string>;
  parent: Element | null;
  text: string;
}

const VOID = new Set(['meta', 'link', 'input', 'br', 'col', 'hr', 'img', 'source']);
const RAW = new Set(['textarea', 'title', 'script', 'style']);
const TOKEN =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+|</gi;

/** A rendered text in plain characters again. */
export function plainText(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => named[name] ?? '');
}

function readAttributes(source: string): Map<string, string> {
  const found = [...source.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)];
  return new Map(found.map((match) => [match[1] ?? '', plainText(match[2] ?? '')]));
}

/** All elements of a page or fragment in their order, and every tag that is not closed where it was opened. */
export function readMarkup(html: string): { elements: Element[]; problems: string[] } {
  const elements: Element[] = [];
  const problems: string[] = [];
  const open: Element[] = [];
  const token = new RegExp(TOKEN);
  for (let match = token.exec(html); match; match = token.exec(html)) {
    const [whole, closing, name = '', attributes = '', selfClosed] = match;
    const parent = open.at(-1) ?? null;
    const tag = name.toLowerCase();
    if (tag === '') {
      for (const one of whole.startsWith('<!') ? [] : open) one.text += plainText(whole);
    } else if (closing) {
      if (parent?.tag === tag) open.pop();
      else problems.push(`</${tag}> closes <${parent?.tag ?? 'nothing'}>`);
    } else {
      const element = { tag, attributes: readAttributes(attributes), parent, text: '' };
      elements.push(element);
      if (VOID.has(tag) || selfClosed) continue;
      open.push(element);
      if (!RAW.has(tag)) continue;
      const end = html.indexOf(`</${tag}>`, token.lastIndex);
      element.text = plainText(html.slice(token.lastIndex, end));
      token.lastIndex = end;
    }
  }
  return { elements, problems: [...problems, ...open.map((one) => `<${one.tag}> is never closed`)] };
}

/** True when `element` stands inside one that `test` accepts. */
export function inside(element: Element, test: (ancestor: Element) => boolean): boolean {
  return element.parent !== null && (test(element.parent) || inside(element.parent, test));
}

const PARENTS: Record<string, string[]> = {
  tr: ['tbody', 'thead', 'tfoot'],
  td: ['tr'],
  th: ['tr'],
  tbody: ['table', 'template'],
  tfoot: ['table'],
  thead: ['table'],
  caption: ['table'],
  colgroup: ['table'],
  col: ['colgroup'],
  li: ['ul', 'ol'],
  option: ['select', 'optgroup', 'datalist'],
  optgroup: ['select'],
  legend: ['fieldset'],
  summary: ['details'],
  dt: ['dl', 'div'],
  dd: ['dl', 'div'],
};
const CHILDREN: Record<string, string[]> = {
  table: ['caption', 'colgroup', 'thead', 'tbody', 'tfoot'],
  tbody: ['tr'],
  tfoot: ['tr'],
  thead: ['tr'],
  tr: ['td', 'th'],
  ul: ['li'],
  ol: ['li'],
  colgroup: ['col'],
  select: ['option', 'optgroup'],
};
const BLOCKS = new Set(['p', 'div', 'ul', 'ol', 'dl', 'table', 'form', 'section', 'h1', 'h2', 'fieldset', 'details']);
const INTERACTIVE = new Set(['a', 'button', 'input', 'select', 'textarea', 'summary']);

function nestingProblem(element: Element, fragment: boolean): string | null {
  const { tag, parent } = element;
  if (parent === null) return fragment || tag === 'html' ? null : `<${tag}> at the top`;
  const wanted = PARENTS[tag];
  if (wanted && !wanted.includes(parent.tag)) return `<${tag}> in <${parent.tag}>`;
  const allowed = CHILDREN[parent.tag];
  if (allowed && !allowed.includes(tag)) return `<${tag}> in <${parent.tag}>`;
  const within = (name: string) => inside(element, (one) => one.tag === name);
  if (BLOCKS.has(tag) && (within('p') || parent.tag === 'span' || parent.tag === 'h2')) return `<${tag}> in text`;
  if (tag === 'form' && within('form')) return 'a form in a form';
  if (INTERACTIVE.has(tag) && (within('a') || within('button') || within('summary'))) return `<${tag}> in a control`;
  return null;
}

/** What a browser would silently repair: tags not closed, elements where they may not stand, ids used twice. */
export function structureProblems(html: string, fragment = false): string[] {
  const { elements, problems } = readMarkup(html);
  const nested = elements.map((one) => nestingProblem(one, fragment)).filter((one) => one !== null);
  const ids = elements.map((one) => one.attributes.get('id')).filter((id) => id !== undefined);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `id ${id} twice`);
  return [...problems, ...nested, ...twice];
}

/** What our content security policy would refuse, and words that a forgotten value leaves behind. */
export function contentProblems(html: string): string[] {
  const { elements } = readMarkup(html);
  const refused = elements.flatMap(({ tag, attributes, text }) => [
    ...[...attributes.keys()].filter((name) => name === 'style' || /^(on|hx-on|data-hx-on)/.test(name)),
    ...(tag === 'style' || (tag === 'script' && (!attributes.has('src') || text !== '')) ? [`inline <${tag}>`] : []),
    ...[...attributes.values()].filter((value) => /^\s*(javascript|js):/i.test(value)),
  ]);
  // What stands in <code> is shown as it is stored, an empty value included.
  const words =
    html.replace(/<code>[^<]*<\/code>/g, '').match(/\bundefined\b|\bNaN\b|\[object|\bnull\b|\bInfinity\b/g) ?? [];
  return [...refused, ...words];
}

/** Controls that nobody could name, and references (labels, descriptions, links within the page) that lead nowhere. */
export function reachProblems(html: string): string[] {
  const { elements } = readMarkup(html);
  const ids = new Set(elements.map((one) => one.attributes.get('id')));
  const labelled = new Set(elements.filter((one) => one.tag === 'label').map((one) => one.attributes.get('for')));
  const unnamed = elements.filter((one) => {
    if (!['input', 'select', 'textarea', 'button'].includes(one.tag)) return false;
    if (one.attributes.get('type') === 'hidden' || one.attributes.get('aria-label')) return false;
    if (one.tag === 'button') return one.text.trim() === '';
    return !labelled.has(one.attributes.get('id') ?? '') && !inside(one, (ancestor) => ancestor.tag === 'label');
  });
  const references = elements.flatMap(({ tag, attributes }) => [
    ...(attributes.get('aria-labelledby')?.split(' ') ?? []),
    ...(attributes.get('aria-describedby')?.split(' ') ?? []),
    ...(tag === 'label' && attributes.has('for') ? [attributes.get('for') ?? ''] : []),
    ...(attributes.get('href')?.startsWith('#') ? [(attributes.get('href') ?? '').slice(1)] : []),
    ...(attributes.has('list') ? [attributes.get('list') ?? ''] : []),
  ]);
  const named = unnamed.map((one) => `<${one.tag} ${one.attributes.get('id') ?? ''}> without a name`);
  return [...named, ...references.filter((id) => !ids.has(id)).map((id) => `#${id} is nowhere`)];
}
