import { beforeAll, describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { listTargetChanges } from '#db/target-changes.ts';
import { openSheet } from '#src/actions/open-sheet.ts';
import { NEW_PROJECT_FIELDS } from '#src/rules/new-project.ts';
import { freezeMidYear } from '#test/support/frozen-mid-year.ts';
import { undoMidYear } from '#test/support/sample.ts';
import { useSite } from '#test/support/site.ts';
import { plainText, readMarkup } from '#test/views/markup.ts';

/** Every field of a form as its page shows it, in order, with the button that is pressed. */
function fieldsOf(page: string, form: string, button: [string, string] | null): [string, string][] {
  const { elements } = readMarkup(page);
  const within = elements.filter((one) => {
    for (let up = one.parent; up; up = up.parent) if (up.attributes.get('id') === form) return true;
    return false;
  });
  const fields = within.flatMap(({ tag, attributes, text }): [string, string][] => {
    const name = attributes.get('name');
    if (name === undefined || tag === 'button' || tag === 'select') return [];
    return [[name, tag === 'textarea' ? text : (attributes.get('value') ?? '')]];
  });
  return button === null ? fields : [...fields, button];
}

function bodyOf(fields: readonly [string, string][]): FormData {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  return body;
}

/** The fields with one text in place of another. */
const retyped = (fields: readonly [string, string][], old: string, now: string) =>
  fields.map(([name, text]): [string, string] => [name, text === old ? now : text]);

describe('目标页', () => {
  const site = useSite();
  beforeAll(() => undoMidYear(site.used.db));
  const post = (path: string, fields: readonly [string, string][]) =>
    site.ask(path, { method: 'POST', body: bodyOf(fields) });

  const idOf = async (name: string) => {
    const project = (await listProjects(site.used.db, { year: 2024 })).find((one) => one.name === name);
    return project?.id ?? '';
  };
  const names = async (id: string) => (await openSheet(site.used.db, id, 'year-end')).indicators.map((one) => one.name);

  test('改名、新增、上移：存下，回到同一页，焦点留在按钮上', async () => {
    const id = await idOf('考务费用');
    const address = `/projects/${id}/targets`;
    const second = (await openSheet(site.used.db, id, 'year-end')).indicators[1];
    const fields = fieldsOf(await site.page(address), 'targets-form', ['act', `up:${second?.id}`]);
    const answer = await post(address, retyped(fields, '考试人数', '参考人数'));
    expect(answer.status).toBe(303);
    const page = await site.page(answer.headers.get('location') ?? '');
    expect(page).toContain('已上移。');
    expect(page).toMatch(
      new RegExp(`value="up:${second?.id}"[^>]*autofocus|autofocus[^>]*value="up:${second?.id}"|disabled`),
    );
    expect((await names(id)).slice(0, 3)).toEqual([second?.name, '预算经费执行率', '参考人数']);
  });

  test('有错的一格：422，写下的都在，什么也没存', async () => {
    const id = await idOf('考务费用');
    const address = `/projects/${id}/targets`;
    const fields = fieldsOf(await site.page(address), 'targets-form', ['act', 'save']);
    const before = await names(id);
    const answer = await post(address, retyped(retyped(fields, '考试题库质量', ''), '考试重大事故', '考试事故'));
    expect(answer.status).toBe(422);
    const page = plainText(await answer.text());
    expect(page).toContain('请填写三级指标');
    expect(page).toContain('>考试事故</textarea>');
    expect(await names(id)).toEqual(before);
  });

  test('旧页：409，写下的和现在的都看得到，再存一次就存下', async () => {
    const id = await idOf('考务费用');
    const address = `/projects/${id}/targets`;
    const fields = fieldsOf(await site.page(address), 'targets-form', ['act', 'save']);
    expect((await post(address, retyped(fields, '考试重大事故', '考场事故'))).status).toBe(303);
    const late = await post(address, retyped(fields, '考试重大事故', '重大考试事故'));
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('刚被另一人改过');
    expect(plainText(page)).toContain('现在是：考场事故');
    expect(await names(id)).toContain('考场事故');
    expect((await post(address, fieldsOf(page, 'targets-form', ['act', 'save']))).status).toBe(303);
    expect(await names(id)).toContain('重大考试事故');
  });

  test('别人刚移除的一行、别人刚加的一行：旧页写下的不丢，别人的不丢', async () => {
    const project = await idOf('信息化运维项目');
    const address = `/projects/${project}/targets`;
    const open = await openSheet(site.used.db, project, 'year-end');
    const [gone] = open.indicators;
    const fields = fieldsOf(await site.page(address), 'targets-form', ['act', 'save']);
    const removal = fields.map(([name, text]): [string, string] => [
      name,
      name === 'act' ? `remove:${gone?.id}` : text,
    ]);
    expect((await post(address, removal)).status).toBe(303);
    const late = await (await post(address, retyped(fields, gone?.name ?? '', '我改的名称'))).text();
    expect(late).toContain('>我改的名称</textarea>');
    expect((await post(address, fieldsOf(late, 'targets-form', ['act', 'save']))).status).toBe(303);
    expect(await names(project)).toContain('我改的名称');
  });

  test('移除前先问：写明填过什么，不存；确认后可以恢复', async () => {
    const id = await idOf('考务费用');
    const address = `/projects/${id}/targets`;
    const open = await openSheet(site.used.db, id, 'year-end');
    const filled = open.indicators.find((_, i) => open.sheet.indicators[i]?.actual !== '');
    const asked = await (
      await post(address, fieldsOf(await site.page(address), 'targets-form', ['act', `ask:${filled?.id}`]))
    ).text();
    expect(plainText(asked)).toContain(`移除“${filled?.name}”？`);
    expect(asked).toContain('留在填报记录里');
    expect(await names(id)).toContain(filled?.name);
    const act: [string, string] = ['act', `remove:${filled?.id}`];
    expect((await post(address, fieldsOf(asked, 'targets-form', act))).status).toBe(303);
    expect(await names(id)).not.toContain(filled?.name);
    const page = await site.page(address);
    await post(address, fieldsOf(page, 'targets-form', ['act', `restore:${filled?.id}`]));
    expect(await names(id)).toContain(filled?.name);
  });

  test('已提交的：没有修改的入口，送来的不存，说明先重新打开', async () => {
    const id = await idOf('信息化建设项目');
    expect(await site.page(`/projects/${id}`)).not.toContain('修改项目和指标');
    expect(await site.page(`/projects/${id}/targets`)).toContain('请先在年末自评页重新打开');
    const fields = fieldsOf(await site.page(`/projects/${await idOf('考务费用')}/targets`), 'targets-form', null);
    const answer = await post(`/projects/${id}/targets`, [...fields, ['act', 'save']]);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('年末自评已提交，目标不能再改');
    expect(await listTargetChanges(site.used.db, id)).toEqual([]);
    expect((await site.ask(`/projects/${id}/rulebook?to=hubei`)).status).toBe(409);
  });

  test.each([
    ['没有按钮', []],
    ['不认识的按钮', [['act', 'drop:all']]],
    [
      '少了一列',
      [
        ['act', 'save'],
        ['row', 'x'],
        ['name', '甲'],
      ],
    ],
  ] as [string, [string, string][]][])('残缺的请求：%s', async (_, fields) => {
    const answer = await post(`/projects/${await idOf('考务费用')}/targets`, fields);
    expect(answer.status).toBe(400);
  });

  test('分值：先看对照，确认才存；旧页得到说明，写下的还在', async () => {
    const id = await idOf('考务费用');
    const shown = fieldsOf(await site.page(`/projects/${id}`), 'weights', ['how', 'typed']);
    const typed = retyped(shown, '4.48', '5.48');
    const preview = await (await post(`/projects/${id}/weights`, typed)).text();
    expect(preview).toContain('分值修改预览');
    expect(preview).toContain('分值合计 101.00，应为 100.00');
    expect(readMarkup(preview).elements.filter((one) => one.attributes.has('data-sum-of-all'))[0]?.text).toBe('101.00');
    expect(plainText(preview)).toContain('按所填分值');
    const stored = async () => (await openSheet(site.used.db, id, 'year-end')).scored.rows.map((row) => row.weight);
    expect(await stored()).not.toContain(548);
    expect((await post(`/projects/${id}/weights/confirmation`, typed)).status).toBe(303);
    expect(await stored()).toContain(548);
    const late = await post(`/projects/${id}/weights/confirmation`, retyped(shown, '4.48', '6.48'));
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(page).toContain('刚被另一人改过');
    expect(page).toContain('value="6.48"');
    const wrong = await post(
      `/projects/${id}/weights`,
      retyped(fieldsOf(page, 'weights', ['how', 'typed']), '6.48', '很多'),
    );
    const told = await wrong.text();
    expect([wrong.status, plainText(told).includes('分值“很多”读不出')]).toEqual([422, true]);
    const sums = readMarkup(told).elements.filter((one) => one.attributes.has('data-wanted'));
    expect(sums.filter((one) => one.text.includes('有读不出的分值'))).toHaveLength(1);
  });

  test('更换评分办法：先写明哪些行为什么变，确认才换，换过的在填报记录里', async () => {
    const id = await idOf('考务费用');
    const choice = await site.page(`/projects/${id}`);
    expect(plainText(choice)).toContain('更换评分办法为');
    expect(choice).not.toContain('<option value="shanghai"');
    const same = await site.ask(`/projects/${id}/rulebook?to=shanghai`);
    expect(await site.page(same.headers.get('location') ?? '')).toContain('现在用的就是这个评分办法');
    const page = await site.page(`/projects/${id}/rulebook?to=hubei`);
    expect(page).toContain('成本并入产出');
    expect(plainText(page)).toContain('表名：原“财政项目支出绩效自评表”，新“');
    expect(plainText(page)).toContain('金额单位不变，仍是元，金额不换算（“湖北”');
    expect((await openSheet(site.used.db, id, 'year-end')).project.rulebook).toBe('shanghai');
    const answer = await site.send('POST', `/projects/${id}/rulebook`, { rulebook: 'hubei' });
    expect(await site.page(answer.headers.get('location') ?? '')).toContain('评分办法已更换');
    expect(await site.page(`/projects/${id}/history`)).toContain('目标：评分办法');
    expect((await site.ask(`/projects/${id}/rulebook?to=nowhere`)).status).toBe(404);
  });

  test('年中监控提交以后：要写依据，原批复的指标值在旁边，记录里有依据', async () => {
    const id = await idOf('考务费用');
    await freezeMidYear(site.used.db, id);
    const address = `/projects/${id}/targets`;
    const page = await site.page(address);
    expect(page).toContain('调整依据');
    const fields = retyped(fieldsOf(page, 'targets-form', ['act', 'save']), '≥168600.00(人)', '≥160000.00(人)');
    const refused = await post(address, fields);
    expect([refused.status, (await refused.text()).includes('请写明调整原因')]).toEqual([422, true]);
    const basis: Record<string, string> = {
      reason: '一场考试取消',
      approvalNumber: '某财〔2024〕15号',
      approvedOn: '2024-08-15',
    };
    const based = fields.map(([name, text]): [string, string] => [name, basis[name] ?? text]);
    expect((await post(address, based)).status).toBe(303);
    expect(await site.page(`/projects/${id}`)).toContain('原批复：≥168600.00(人)');
    expect(await site.page(`/projects/${id}/history`)).toContain(
      '目标调整（调减）：一场考试取消（某财〔2024〕15号，2024-08-15）',
    );
  });
});

describe('新建项目', () => {
  const site = useSite({ empty: true });
  const TEXTS = { ...Object.fromEntries(NEW_PROJECT_FIELDS.map((field) => [field, ''])), rulebook: 'shanghai' };
  const create = (texts: Record<string, string>) => site.send('POST', '/projects', { ...TEXTS, ...texts });

  test('没有项目时首页就有入口；有错说在栏目下，写下的还在', async () => {
    expect(await site.page('/')).toMatch(/href="\/projects\/new\?year=\d{4}">新建项目/);
    const answer = await create({ unit: '某区图书馆', year: '二四年', name: '图书角' });
    expect(answer.status).toBe(422);
    const page = plainText(await answer.text());
    expect(page).toContain('请填写四位数的年度');
    expect(page).toContain('value="图书角"');
    const focused = readMarkup(page).elements.filter((one) => one.attributes.has('autofocus'));
    expect(focused.map((one) => one.attributes.get('name'))).toEqual(['year']);
  });

  test('新建后接着录入指标；再建同名的给出已有的链接', async () => {
    const answer = await create({ unit: '某区图书馆', year: '2024', name: '图书角' });
    expect(answer.status).toBe(303);
    const address = answer.headers.get('location') ?? '';
    expect(await site.page(address)).toContain('新增第 1 行 一级指标');
    expect(await site.page(address.replace('/targets', ''))).toContain('还没有指标');
    const again = await create({ unit: '某区图书馆', year: '2024', name: '图书角' });
    expect([again.status, (await again.text()).includes(`href="${address.replace('/targets', '')}"`)]).toEqual([
      409,
      true,
    ]);
  });

  test('删除建错的项目：先问，确认后没有了，可以再建；填过的说明为什么不能', async () => {
    const texts = { unit: '某区少年宫', year: '2023', name: '建错了' };
    const address = ((await create(texts)).headers.get('location') ?? '').replace('/targets', '');
    expect(await site.page(`${address}/targets`)).toContain(`href="${address}/erasure"`);
    expect(plainText(await site.page(`${address}/erasure`))).toContain('删除项目“建错了”？');
    const erased = await site.send('POST', `${address}/erasure`, {});
    expect(await site.page(erased.headers.get('location') ?? '')).toContain('项目已删除。');
    expect((await site.ask(address)).status).toBe(404);
    expect((await site.send('POST', `${address}/erasure`, {})).status).toBe(404);
    const again = ((await create(texts)).headers.get('location') ?? '').replace('/targets', '');
    await site.send('PUT', `${again}/year-end/cells/project/goalResult`, {
      goalResult: '完成',
      text: '完成',
      version: '0',
    });
    const refused = await site.send('POST', `${again}/erasure`, {});
    expect([refused.status, plainText(await refused.text()).includes('不能删除：已填报 1 处。')]).toEqual([409, true]);
    expect((await site.ask(again)).status).toBe(200);
  });
});
