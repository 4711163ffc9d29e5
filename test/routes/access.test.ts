import { describe, expect, test } from 'vitest';
import { ACCESS } from '#src/routes/access.ts';
import { useSite } from '#test/support/site.ts';

describe('每条路由的权限都有规定', () => {
  const site = useSite({ empty: true, development: true });
  const plain = useSite({ empty: true });

  const routesOf = (app: ReturnType<typeof site.app>) =>
    [
      ...new Set(
        app.routes
          .filter((route) => route.method !== 'ALL')
          .map((route) => `${route.method} ${route.path.replace(/(.)\/$/, '$1')}`),
      ),
    ].sort();

  test('开发时的路由与权限表一致', () => {
    expect(routesOf(site.app())).toEqual(Object.keys(ACCESS).sort());
  });

  test('平时没有开发用的路由', () => {
    const local = Object.entries(ACCESS).filter(([, access]) => access === 'local');
    expect(routesOf(plain.app())).toEqual(local.map(([route]) => route).sort());
  });

  const changes = Object.keys(ACCESS).filter((route) => !route.startsWith('GET'));

  test.each(changes)('%s 拒绝别的网站发来的请求', async (route) => {
    const [method = '', path = ''] = route.split(' ');
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ]) {
      expect((await site.ask(path, { method, headers })).status).toBe(403);
    }
    const without = await site.app().request(`http://127.0.0.1:3000${path}`, { method });
    expect(without.status).toBe(403);
    const foreign = await site
      .app()
      .request(`http://127.0.0.1:3000${path}`, { method, headers: { origin: 'http://evil.example' } });
    expect(foreign.status).toBe(403);
  });

  test('指向本机的外来域名打不开任何页面', async () => {
    expect((await site.app().request('http://evil.example:3000/')).status).toBe(403);
    expect((await site.app().request('http://localhost:3000/')).status).toBe(200);
  });

  test('没有 Sec-Fetch-Site 的旧浏览器以 Origin 为准', async () => {
    const answer = await site.app().request('http://127.0.0.1:3000/person', {
      method: 'POST',
      headers: { origin: 'http://127.0.0.1:3000', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'person=%E9%99%88%E6%99%93',
    });
    expect(answer.status).toBe(303);
  });

  test('页面不许内联脚本和样式，不许被嵌入', async () => {
    const policy = (await site.ask('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });
});
