import { isStorable } from '#db/entries.ts';
import { newId } from '#db/new-id.ts';
import { findProjectToChange } from '#db/projects.ts';
import { listRectifications, saveRectification } from '#db/rectifications.ts';
import type { Db } from '#db/schema.ts';
import { AppError } from '#src/errors.ts';
import { type RectificationProblems, type RectificationTexts, readRectification } from '#src/rules/rectification.ts';

/** One problem as its form was left; `id` null: a new one. */
export interface RectificationEdit {
  projectId: string;
  id: string | null;
  /** The version that the page showed; 0 for a new one. */
  version: number;
  texts: RectificationTexts;
  /** Taken back: entered by mistake. */
  withdrawn: boolean;
  by: string;
  at: string;
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  today: string;
}

export type RecordedRectification = { ok: true } | { ok: false; told: string; problems: RectificationProblems };

const STALE = '没有保存：这一条刚被另一人改过。您写的内容仍在下面，请对照现在的内容后再保存。';

/**
 * 整改: stores a problem, what is done about it and when, as the next version of it; earlier ones stay. Refuses with sentences what
 * cannot be read, and a page that somebody else's change has overtaken. Submitted forms may still be rectified.
 */
export async function recordRectification(db: Db, edit: RectificationEdit): Promise<RecordedRectification> {
  if (!Object.values(edit.texts).every(isStorable))
    return { ok: false, told: '没有保存：内容里有无法保存的字符，请删除后再保存。', problems: {} };
  const read = readRectification(edit.texts, edit.today);
  if (!read.ok) return { ok: false, told: '没有保存：请先改正下面标出的内容。', problems: read.problems };
  const { projectId, version, withdrawn, by, at } = edit;
  return db.transaction().execute(async (db) => {
    if (!(await findProjectToChange(db, projectId))) throw new AppError('not-found', '没有这个项目，它可能已被清除。');
    const known = (await listRectifications(db, [projectId])).find((one) => one.id === edit.id);
    if (edit.id !== null && !known) throw new AppError('not-found', '没有这一条整改事项，请刷新页面。');
    if ((known?.version ?? 0) !== version) return { ok: false, told: STALE, problems: {} };
    const stored = await saveRectification(db, {
      ...read.texts,
      ...{ id: edit.id ?? newId(), version: version + 1, projectId, withdrawn: withdrawn ? 1 : 0, at, by },
    });
    return stored ? { ok: true } : { ok: false, told: STALE, problems: {} };
  });
}
