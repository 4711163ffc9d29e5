import { type CssNode, parse, walk } from 'css-tree';
import { DATA, firstVersion, OLDEST, versionsByName } from '#test/compatibility/chromium.ts';

const UNITS = new Set(['px', 'em', 'rem', 'ch', 'vh', 'vw', 'fr', 's', 'ms', 'deg', 'mm', 'pt']);
const FUNCTIONS = versionsByName(DATA.css.types ?? {});
const properties = DATA.css.properties ?? {};
const selectors = DATA.css.selectors ?? {};
const atRules = DATA.css['at-rules'] ?? {};

/** What of a style sheet Chromium 90 does not understand, each once, as `:has()（105）`; also what no browser does. */
export function newerStyles(text: string): string[] {
  const found = new Set<string>();
  const check = (name: string, version: number | undefined) => {
    if (version === undefined) found.add(`${name}（无此写法）`);
    else if (version > OLDEST) found.add(`${name}（${version}）`);
  };
  const tree = parse(text, { onParseError: () => void found.add('不能读的写法') });
  walk(tree, function visit(node: CssNode) {
    switch (node.type) {
      case 'Declaration':
        return isKnownName(node.property) && check(node.property, firstVersion(properties[node.property]));
      case 'Identifier':
        return checkValue(this.declaration?.property, node.name, check);
      case 'Function':
        return check(`${node.name}()`, versionOfFunction(node.name, this.declaration?.property));
      case 'Dimension':
        return UNITS.has(node.unit) || found.add(`单位 ${node.unit}`);
      case 'PseudoClassSelector':
      case 'PseudoElementSelector':
        return isKnownName(node.name) && check(`:${node.name}`, firstVersion(selectors[node.name]));
      case 'NestingSelector':
        return found.add('&（112）');
      case 'Rule':
        return this.rule === null || found.add('嵌套的规则（112）');
      case 'Atrule':
        return check(`@${node.name}`, firstVersion(atRules[node.name]));
      case 'Feature':
        return check(`@${node.kind} ${node.name}`, firstVersion(atRules[node.kind]?.[withoutLimit(node.name)]));
      case 'FeatureRange':
        return found.add('@media 的比较写法（104）');
    }
  });
  return [...found];
}

/** Custom properties and vendor prefixes are nobody's features. */
function isKnownName(name: string): boolean {
  return !name.startsWith('-');
}

function checkValue(property: string | undefined, value: string, check: (name: string, version?: number) => void) {
  // A list of families names one for each system.
  if (property === 'font-family') return;
  const version = firstVersion(properties[property ?? '']?.[value]);
  if (version !== undefined) check(`${property}: ${value}`, version);
}

function versionOfFunction(name: string, property = ''): number | undefined {
  return FUNCTIONS.get(name === 'rgba' ? 'rgb' : name) ?? firstVersion(properties[property]?.[name]);
}

function withoutLimit(feature: string): string {
  return feature.replace(/^(?:min|max)-/u, '');
}
