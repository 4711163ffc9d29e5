import { type Context, Hono } from 'hono';
import { changeTargets, EDITED_FIELDS, type RowAct, type TargetEdit } from '#src/actions/change-targets.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { AppError } from '#src/errors.ts';
import { formOf, frameOf, personOf, type Site, textOf } from '#src/routes/context.ts';
import { removalOf, targetsView } from '#src/routes/target-view.ts';
import { ROW_FIELDS } from '#src/rules/target-rows.ts';
import { TargetsPage, type TargetsView } from '#views/targets.tsx';

const ACT = /^(?:(save|keep)|(ask|up|down|remove|restore):([\w-]{1,64}))$/;

/** What each verb says once it is done. */
const DONE: Record<string, string> = {
  save: '已保存。',
  up: '已上移。',
  down: '已下移。',
  remove: '已移除，可在页面下方恢复。',
  restore: '已恢复，已填的内容也都回来了。',
};

function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).map((one) => {
    if (typeof one !== 'string') throw new AppError('invalid', `“${name}”应为文字。`);
    return one;
  });
}

function rowsOf(form: FormData): TargetEdit['rows'] {
  const ids = textsOf(form, 'row');
  const columns = ROW_FIELDS.map((field) => textsOf(form, field));
  if (columns.some((texts) => texts.length !== ids.length))
    throw new AppError('invalid', '页面上的指标不全，请刷新页面后重新修改。');
  return ids.map((id, i) => {
    const [category = '', subcategory = '', name = '', target = ''] = columns.map((texts) => texts[i] ?? '');
    return { id: id === '' ? null : id, category, subcategory, name, target };
  });
}

/** The page as it was left, and the button that was pressed. */
function editOf(c: Context, site: Site, form: FormData): { edit: TargetEdit; asked: string } {
  const [, plain, verb = plain ?? '', id = ''] = ACT.exec(textOf(form, 'act')) ?? [];
  if (verb === '') throw new AppError('invalid', '请从页面上的按钮操作。');
  const act: RowAct =
    verb === 'ask' || verb === 'keep' ? { verb: 'save', id: '' } : { verb: verb as RowAct['verb'], id };
  const fields = Object.fromEntries(
    EDITED_FIELDS.map((field) => [field, textOf(form, `project.${field}`)]),
  ) as TargetEdit['fields'];
  const basis = {
    reason: textOf(form, 'reason').trim(),
    approvalNumber: textOf(form, 'approvalNumber').trim(),
    approvedOn: textOf(form, 'approvedOn').trim(),
  };
  const how = { by: personOf(c), at: site.now().toISOString() };
  const projectId = c.req.param('id') ?? '';
  return {
    edit: { projectId, version: textOf(form, 'version'), fields, rows: rowsOf(form), act, basis, ...how },
    asked: verb === 'ask' ? id : verb === 'keep' ? 'keep' : '',
  };
}

async function show(c: Context, site: Site, view: TargetsView, status: 200 | 409 | 422 = 200) {
  const frame = await frameOf(c, site, view.project.year);
  return c.html(<TargetsPage frame={frame} view={view} />, status);
}

async function save(c: Context, site: Site) {
  const { edit, asked } = editOf(c, site, await formOf(c));
  const { projectId, act } = edit;
  if (asked !== '') {
    // Nothing is stored by a question; the page keeps what was typed and the version that it was typed on.
    const removal = removalOf(await openSheet(site.db, projectId, 'year-end'), asked);
    const view = await targetsView(site.db, projectId, { removal }, edit);
    return show(c, site, { ...view, version: edit.version });
  }
  const changed = await changeTargets(site.db, edit);
  if (!changed.ok) {
    const { told, problems } = changed;
    const wrong = problems.rows.length + Object.keys({ ...problems.fields, ...problems.basis }).length;
    const view = await targetsView(site.db, projectId, { told, problems, refused: true }, edit);
    return show(c, site, view, wrong > 0 ? 422 : 409);
  }
  const done = new URLSearchParams({ done: act.verb, ...(act.id === '' ? {} : { row: act.id }) });
  return c.redirect(`/projects/${projectId}/targets?${done}`, 303);
}

/** 修改目标 of a project: its fields, and its rows added, renamed, moved, removed and brought back. */
export function targetRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/:id/targets', async (c) => {
    const { done = '', row = '' } = c.req.query();
    const moved = done === 'up' || done === 'down' ? { id: row, verb: done } : null;
    return show(c, site, await targetsView(site.db, c.req.param('id'), { told: DONE[done] ?? '', moved }));
  });

  app.post('/:id/targets', (c) => save(c, site));

  return app;
}
