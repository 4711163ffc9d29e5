import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { listDeadlines } from '#db/deadlines.ts';
import { listYears } from '#db/projects.ts';
import type { Db, Phase } from '#db/schema.ts';
import { listUnits } from '#db/units.ts';
import type { Printer } from '#reports/printer.ts';
import { AppError } from '#src/errors.ts';
import { generationOf } from '#src/routes/restore-gate.ts';
import { VERSION } from '#src/version.ts';
import type { Frame } from '#views/props.ts';

/** What the routes are given; nothing is opened or read at import. */
export interface Site {
  db: Db;
  printer: Printer;
  /** Where printed files are kept for a while. */
  printedFolder: string;
  now: () => Date;
  development: boolean;
}

const DAY_MS = 86_400_000;
const YEAR_SECONDS = 365 * 86_400;
const SHANGHAI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant as people in Asia/Shanghai read it: `2025-01-08 12:03`. */
export function formatInstant(instant: string | Date): string {
  return SHANGHAI.format(new Date(instant));
}

/** Calendar days from today (Asia/Shanghai) to a date `YYYY-MM-DD`; negative once it is past. */
export function daysUntil(date: string, now: Date): number {
  const today = formatInstant(now).slice(0, 10);
  return Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS);
}

/** 报送截止 of a year and phase, the earliest of its units'; null while none is set. */
export async function deadlineOf(
  { db, now }: Pick<Site, 'db' | 'now'>,
  year: number,
  phase: Phase,
): Promise<{ dueOn: string; daysLeft: number } | null> {
  const first = (await listDeadlines(db, { year })).find((one) => one.phase === phase);
  return first ? { dueOn: first.dueOn, daysLeft: daysUntil(first.dueOn, now()) } : null;
}

/** The name that was typed once in this browser; '' while none was. */
export function personOf(c: Context): string {
  return getCookie(c, 'person') ?? '';
}

/** A name is typed once per browser. */
export function rememberPerson(c: Context, name: string): void {
  setCookie(c, 'person', name.trim(), { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: YEAR_SECONDS });
}

/** The address of a page that can be asked for again; the answer to a sent form is none. */
function hereOf(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return c.req.method === 'GET' ? pathname + search : '/';
}

/** What every page shows around its content; the year is the address's, or the newest that has projects. */
export async function frameOf(c: Context, site: Site, shownYear?: number): Promise<Frame> {
  const [years, units, generation] = await Promise.all([listYears(site.db), listUnits(site.db), generationOf(site.db)]);
  const asked = c.req.query('year');
  if (asked !== undefined && !/^\d{4}$/.test(asked))
    throw new AppError('invalid', `“${asked}”不是年度，请从页面上选择。`);
  const year = shownYear ?? (asked ? Number(asked) : (years[0] ?? Number(formatInstant(site.now()).slice(0, 4))));
  const real = units.filter((unit) => unit.isSample === 0);
  const shown = real.length > 0 ? real : units;
  return {
    year,
    years: years.length > 0 ? years : [year],
    unitName: shown.length > 1 ? `${shown[0]?.name ?? ''} 等 ${shown.length} 家` : (shown[0]?.name ?? ''),
    person: personOf(c),
    here: hereOf(c),
    sample: real.length < units.length,
    version: VERSION,
    generation,
  };
}

/** The frame of a page that must not ask the database, because that may be what failed. */
export function bareFrame(c: Context, site: Site): Frame {
  const year = Number(formatInstant(site.now()).slice(0, 4));
  return {
    year,
    years: [year],
    unitName: '',
    person: personOf(c),
    here: hereOf(c),
    sample: false,
    version: VERSION,
    generation: '',
  };
}

/** The form that a request carries. Refuses (invalid) a body of another kind, a damaged one, and a request without any. */
export async function formOf(c: Context): Promise<FormData> {
  try {
    return await c.req.formData();
  } catch (error) {
    // The parser's only answer to a body that is no form; a broken connection is another error.
    if (!(error instanceof TypeError)) throw error;
    throw new AppError('invalid', '请求中没有可读的表单，请从页面上重新操作。');
  }
}

/** One text of a form; '' when it was left out. Refuses a file in its place. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name) ?? '';
  if (typeof value !== 'string') throw new AppError('invalid', `“${name}”应为文字。`);
  return value;
}
