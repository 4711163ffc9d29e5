import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { listYear } from '#src/actions/list-year.ts';
import { type ListedAmount, type RecordedAmount, recordMoneyList } from '#src/actions/record-money-list.ts';
import { AppError } from '#src/errors.ts';
import type { ListMeaning } from '#src/import/money-list-head.ts';
import { readMoneyList } from '#src/import/read-money-list.ts';
import { formatInstant, formOf, frameOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { moneyListView } from '#src/routes/money-list-view.ts';
import { MONEY_FIELDS, nameOfField } from '#src/rules/money-list.ts';
import { MoneyListPage } from '#views/money-list.tsx';
import type { MoneyListView } from '#views/money-list-lines.tsx';
import { type AmountOutcome, MoneyListOutcomePage } from '#views/money-list-outcome.tsx';

const EMPTY: MoneyListView = {
  text: '',
  textKey: '',
  currency: '',
  problem: '',
  columns: [],
  questions: [],
  problems: [],
  totals: [],
  lines: [],
  others: [],
};

const listedAmount = z.object({
  projectId: z.string().min(1).max(100),
  field: z.enum(MONEY_FIELDS),
  text: z.string().min(1).max(40),
  version: z.number().int().min(0).max(999_999_999),
});

function yearOf(form: FormData): number {
  const year = textOf(form, 'year');
  if (!/^\d{4}$/.test(year)) throw new AppError('invalid', '请求中没有年度，请从资金页面重新粘贴。');
  return Number(year);
}

function currencyOf(form: FormData): MoneyListView['currency'] {
  const unit = textOf(form, 'currency');
  return unit === '元' || unit === '万元' ? unit : '';
}

function isMeaning(text: string): text is ListMeaning {
  return ['name', 'source', 'ignored'].includes(text) || MONEY_FIELDS.some((field) => field === text);
}

/** What was chosen under a name and a number (`column.3`, `project.12`), by number. */
function choicesOf(form: FormData, name: string): [number, string][] {
  return [...form].flatMap(([key, value]) => {
    const number = key.startsWith(`${name}.`) ? key.slice(name.length + 1) : '';
    return /^\d{1,6}$/.test(number) && typeof value === 'string' && value !== '' ? [[Number(number), value]] : [];
  });
}

function meaningsOf(form: FormData): Map<number, ListMeaning> {
  return new Map(
    choicesOf(form, 'column').flatMap(([at, text]): [number, ListMeaning][] => (isMeaning(text) ? [[at, text]] : [])),
  );
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

async function preview(c: Context, site: Site) {
  const form = await formOf(c);
  const year = yearOf(form);
  const text = textOf(form, 'text').replace(/\r\n/g, '\n');
  const currency = currencyOf(form);
  const textKey = keyOf(text);
  // Columns and lines were chosen for one text; of another one nothing is known yet.
  const chosen = textOf(form, 'textKey') === textKey ? form : new FormData();
  const list = readMoneyList(text, { meanings: meaningsOf(chosen), currency: currency === '' ? null : currency });
  const listed = await listYear(site.db, { year, phase: 'year-end' });
  const projects = new Map(choicesOf(chosen, 'project'));
  const view = moneyListView(text, list, listed, { currency, textKey, projects });
  return c.html(<MoneyListPage frame={await frameOf(c, site, year)} view={view} />, list.ok ? 200 : 422);
}

function tickedAmounts(form: FormData): ListedAmount[] {
  return form.getAll('cell').map((value) => {
    try {
      return listedAmount.parse(JSON.parse(String(value)));
    } catch {
      throw new AppError('invalid', '确认的内容不完整，没有保存任何数，请重新粘贴清单。');
    }
  });
}

function outcomeOf({ projectId, field, text, recorded }: RecordedAmount, project: string): AmountOutcome {
  const of = { project, projectId, name: nameOfField(field), text };
  if (recorded.ok) return { ...of, outcome: recorded.appended ? 'saved' : 'same', reason: '' };
  if ('problem' in recorded) return { ...of, outcome: 'refused', reason: recorded.problem };
  const { conflict } = recorded;
  const when = conflict.enteredAt ? formatInstant(conflict.enteredAt).slice(11) : '';
  const stored = conflict.text === '' ? '清空了这一格' : `改成了 ${conflict.text}`;
  const reason = `预览之后${conflict.enteredBy || '另一人'} ${when} ${stored}，没有覆盖。请在资金页面核对。`;
  return { ...of, outcome: 'conflict', reason };
}

async function confirm(c: Context, site: Site) {
  const form = await formOf(c);
  const year = yearOf(form);
  const amounts = tickedAmounts(form);
  if (amounts.length === 0) throw new AppError('invalid', '没有勾选要存入的数，请返回勾选。');
  const recorded = await recordMoneyList(site.db, { amounts, by: personOf(c), at: site.now().toISOString() });
  const listed = await listYear(site.db, { year, phase: 'year-end' });
  const names = new Map(listed.map(({ project }) => [project.id, project.name]));
  const outcomes = recorded.map((one) => outcomeOf(one, names.get(one.projectId) ?? ''));
  return c.html(<MoneyListOutcomePage frame={await frameOf(c, site, year)} view={{ outcomes }} />);
}

/** 财务清单: paste, see what it would change, confirm. */
export function moneyListRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', async (c) => c.html(<MoneyListPage frame={await frameOf(c, site)} view={EMPTY} />));
  app.post('/', (c) => preview(c, site));
  app.post('/confirmation', (c) => confirm(c, site));

  return app;
}
