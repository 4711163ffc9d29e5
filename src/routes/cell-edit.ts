import type { Context } from 'hono';
import { z } from 'zod';
import type { CellEdit, PinnedWeight, RecordedEntry } from '#src/actions/record-entry.ts';
import { AppError } from '#src/errors.ts';
import { formatInstant, formOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import type { CellsView } from '#views/props.ts';

/** A text as a control sends it; stored with \n at the end of a line. */
export const typedText = z.string().transform((text) => text.replace(/\r\n/g, '\n'));

/** Texts of a cell that were sent before without an answer. */
export const unansweredTexts = z.array(typedText).max(20);

/** JSON that the page's script sends. Refuses (invalid) what is none or has another shape. */
export function readSent<T>(shape: z.ZodType<T>, json: string): T {
  try {
    return shape.parse(JSON.parse(json));
  } catch {
    throw new AppError('invalid', '页面送来的内容不完整，请刷新页面后重试。');
  }
}

/** What a save ran into, as the cell shows it. */
export type Trouble = Partial<Pick<CellsView, 'conflict' | 'refused'>>;

/** The text that a cell was left with and the version it was read at. Refuses (invalid) what is no version. */
export async function readCellEdit(
  c: Context,
  site: Site,
  cell: Pick<CellEdit, 'projectId' | 'phase' | 'indicatorId' | 'field'>,
): Promise<CellEdit> {
  return { ...cell, ...(await readTyped(c, site)) };
}

/** The text that a control was left with, the version it was read at, and who left it when. Refuses (invalid) what is no version. */
export async function readTyped(
  c: Context,
  site: Site,
): Promise<Pick<CellEdit, 'text' | 'version' | 'unanswered' | 'by' | 'at'>> {
  const form = await formOf(c);
  const version = textOf(form, 'version');
  if (!/^\d{1,9}$/.test(version)) throw new AppError('invalid', '页面的版本号不对，请刷新页面。');
  return {
    text: typedText.parse(textOf(form, 'text')),
    version: Number(version),
    unanswered: readSent(unansweredTexts, textOf(form, 'unanswered') || '[]'),
    by: personOf(c),
    at: site.now().toISOString(),
  };
}

/** How a save is answered: stored, two texts in one cell, or what cannot be stored. `owner` addresses the cell on its page. */
export function troubleOf(
  recorded: RecordedEntry,
  edit: Pick<CellEdit, 'field' | 'text'>,
  owner: string,
): { status: 200 | 409 | 422; trouble: Trouble } {
  const cell = `${owner}/${edit.field}`;
  if (recorded.ok) return { status: 200, trouble: {} };
  if ('problem' in recorded)
    return { status: 422, trouble: { refused: { cell, text: edit.text, problem: recorded.problem } } };
  const { text, version, enteredBy, enteredAt } = recorded.conflict;
  const stored = { text, version, by: enteredBy, at: enteredAt ? formatInstant(enteredAt).slice(11) : '' };
  return { status: 409, trouble: { conflict: { cell, mine: edit.text, stored } } };
}

/**
 * Tells the page, as an event, which weights were stored along with an edited one: a text that is being typed over one of them
 * is no conflict with somebody else.
 */
export function pinnedEvent(pinned: readonly PinnedWeight[]): Record<string, { versions: Record<string, number> }> {
  if (pinned.length === 0) return {};
  return {
    'cells:pinned': {
      versions: Object.fromEntries(pinned.map(({ indicatorId, version }) => [`${indicatorId}/weight`, version])),
    },
  };
}
