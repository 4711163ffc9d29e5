import { transform } from 'esbuild';
import { DATA, firstVersion, OLDEST, versionsByName } from '#test/compatibility/chromium.ts';

const BUILTINS = DATA.javascript.builtins ?? {};
const MEMBERS = versionsByName(BUILTINS, versionsByName(DATA.api));
/** A compiler is careful with `?.` before 91 because of a rare fault of one form of it (`a?.b.#c`), which no script here has. */
const KNOWN = { 'optional-chain': true };
const NAME = '[A-Za-z_$][\\w$]*';
const MEMBER = new RegExp(`(${NAME}|[)\\]])\\??\\.(${NAME})(\\(?)`, 'gu');
const CALLED = new RegExp(`(?<![\\w$.])(${NAME})(?=\\()`, 'gu');

/** What of a script Chromium 90 does not understand: syntax that would have to be written otherwise, and names it lacks. */
export async function newerScripts(text: string): Promise<string[]> {
  const [plain, lowered] = await Promise.all([printed(text, 'esnext'), printed(text, `chrome${OLDEST}`)]);
  if (plain === null || lowered === null) return ['不能读的写法'];
  return [...(plain === lowered ? [] : ['太新的语法']), ...newerNames(plain)];
}

async function printed(text: string, target: string): Promise<string | null> {
  try {
    // Printed anew, so that comments are gone and only the syntax can differ.
    return (await transform(text, { target, supported: KNOWN, legalComments: 'none', logLevel: 'silent' })).code;
  } catch {
    return null;
  }
}

/** `Object.hasOwn` by its object, `rows.at` when every object that has such a member got it later, `structuredClone` as a name. */
function newerNames(code: string): string[] {
  const found = new Set<string>();
  const check = (name: string, version: number | undefined) => {
    if (version !== undefined && version > OLDEST) found.add(`${name}（${version}）`);
  };
  for (const [, owner = '', member = '', call] of code.matchAll(MEMBER)) {
    const of = Object.hasOwn(DATA.api, owner) ? DATA.api[owner] : BUILTINS[owner];
    const known = firstVersion(of?.[`${member}_static`] ?? of?.[member]);
    // What is no call of an object that we do not know is most often a property of our own.
    check(`${owner}.${member}`, known ?? (call === '(' ? MEMBERS.get(member) : undefined));
  }
  for (const [, name = ''] of code.matchAll(CALLED)) {
    check(name, firstVersion(DATA.api[name] ?? BUILTINS[name]));
  }
  return [...found];
}
