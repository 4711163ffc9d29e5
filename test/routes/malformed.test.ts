import { describe, expect, test } from 'vitest';
import { listProjects } from '#db/projects.ts';
import { useSite } from '#test/support/site.ts';

const BODIES: [name: string, init: RequestInit][] = [
  ['没有内容', {}],
  ['JSON', { body: '{"text":"1","version":"0"}', headers: { 'content-type': 'application/json' } }],
  ['纯文字', { body: 'text=1&version=0', headers: { 'content-type': 'text/plain' } }],
  ['没有分界线的多段表单', { body: 'text', headers: { 'content-type': 'multipart/form-data' } }],
  ['断掉的多段表单', { body: '--x\r\nContent-Disp', headers: { 'content-type': 'multipart/form-data; boundary=x' } }],
];

describe.each(BODIES)('不是表单的请求：%s', (_, init) => {
  const site = useSite();

  test('每条读表单的路由都答 400 和一句话', async () => {
    const [project] = await listProjects(site.used.db, { year: 2024 });
    const base = `/projects/${project?.id}`;
    const routes: [method: string, path: string][] = [
      ['POST', '/person'],
      ['POST', '/deadlines'],
      ['POST', `${base}/rulebook`],
      ['POST', `${base}/indicators/x/target`],
      ['PUT', `${base}/year-end/cells/project/executionReason`],
      ['POST', `${base}/year-end/submission`],
      ['POST', `${base}/year-end/reopening`],
    ];
    for (const [method, path] of routes) {
      const answer = await site.ask(path, { ...init, method });
      expect([path, answer.status]).toEqual([path, 400]);
      expect(await answer.text()).toContain('请求中没有可读的表单');
    }
  });
});
