import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TemporaryProject } from '#test/launch/temporary-project.ts';

let project: TemporaryProject;
beforeEach(() => {
  project = new TemporaryProject();
});
afterEach(() => project.remove());

describe('启动命令', () => {
  beforeEach(() => project.installPackages());

  test('参数、标准输出和退出码原样传递，标准错误没有多余的话', async () => {
    project.write('say.ts', 'const n: number = 7;\nconsole.log(process.argv.slice(2).join("|"));\nprocess.exit(n);\n');
    expect(await project.run(['say.ts', '--watch', '甲 乙'])).toEqual({
      code: 7,
      signal: null,
      stdout: '--watch|甲 乙\n',
      stderr: '',
    });
    expect(project.npmCalls()).toEqual([]);
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s 传给命令，由命令决定怎样结束', async (signal) => {
    project.write(
      'wait.ts',
      `process.on('${signal}', () => { console.log('收到'); process.exit(5); });
       setInterval(() => {}, 1000);
       console.log('就绪');`,
    );
    const { child, ended } = project.start(['wait.ts']);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 5, stdout: '就绪\n收到\n' });
  });

  test('命令死于信号，启动器也死于同一信号', async () => {
    project.write('wait.ts', `setInterval(() => {}, 1000);\nconsole.log('就绪');`);
    const { child, ended } = project.start(['wait.ts']);
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: null, signal: 'SIGTERM' });
  });

  test('npm 的外壳被杀而没有通知我们：命令照样收到结束的要求', async () => {
    project.write(
      'wait.ts',
      `process.on('SIGTERM', () => { console.log('收到'); process.exit(); });
      setInterval(() => {}, 1000);
      console.log('就绪');`,
    );
    const { child, ended } = project.startUnderShell(['wait.ts'], { npm_lifecycle_event: 'start' });
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.kill('SIGKILL');
    expect(await ended).toMatchObject({ signal: 'SIGKILL', stdout: '就绪\n收到\n' });
  });

  test.each([
    { name: '不认识的命令', args: ['serve'], said: '不认识的命令 serve' },
    { name: '文件不存在', args: ['src/missing.ts'], said: '不认识的命令 src/missing.ts' },
    { name: '不认识的选项', args: ['--fast', 'say.ts'], said: '不认识的选项 --fast' },
    { name: '什么也没有说', args: [], said: '没有说要启动什么' },
  ])('$name：一句话，退出码 2', async ({ args, said }) => {
    const { code, stderr } = await project.run(args);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('没有浏览器：说明原因，其余照常运行，失败时最后再说一次', async () => {
    project.write('fail.ts', 'console.error("跑过了"); process.exit(1);');
    const { code, stderr } = await project.run(['--browser', 'fail.ts'], { JIHENG_BROWSER: '/nowhere/chromium' });
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('JIHENG_BROWSER 指定的浏览器无法启动：/nowhere/chromium'),
      '跑过了',
      expect.stringContaining('JIHENG_BROWSER 指定的浏览器无法启动：/nowhere/chromium'),
    ]);
  });
});

describe('准备依赖包', () => {
  beforeEach(() => project.write('say.ts', 'console.log("好");'));

  test('没有 node_modules：安装一次，第二次启动不再安装', async () => {
    const first = await project.run(['say.ts']);
    expect(first).toMatchObject({ code: 0, stdout: '好\n' });
    expect(first.stderr).toMatch(/^\[jiheng\] 已安装依赖包（.*）.*\n$/);
    const calls = project.npmCalls();
    expect(calls).toContain('ci');
    expect(await project.run(['say.ts'])).toMatchObject({ code: 0, stderr: '' });
    expect(project.npmCalls()).toEqual(calls);
  });

  test('lockfile 变了：重新安装', async () => {
    project.installPackages();
    project.writeLockfile({ version: '1.0.1', integrity: 'sha512-y' });
    expect(await project.run(['say.ts'])).toMatchObject({ code: 0, stdout: '好\n' });
    expect(project.npmCalls()).toContain('ci');
  });

  test('安装中途被杀：下次启动重新安装', async () => {
    const { child, ended } = project.start(['say.ts'], { NPM_TAKES: '10000' });
    while (!project.has('node_modules/tsx')) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 143, stderr: expect.stringContaining('准备工作已中断') });
    expect(project.has('node_modules/.package-lock.json')).toBe(false);
    expect(await project.run(['say.ts'])).toMatchObject({ code: 0, stdout: '好\n' });
  });

  test('两个同时启动：只安装一次，两个都运行', async () => {
    const both = [project.run(['say.ts'], { NPM_TAKES: '500' }), project.run(['say.ts'], { NPM_TAKES: '500' })];
    for (const one of await Promise.all(both)) expect(one).toMatchObject({ code: 0, stdout: '好\n' });
    expect(project.npmCalls().filter((call) => call === 'ci')).toHaveLength(1);
    expect(project.has('.runtime/lock')).toBe(false);
  });

  test('node_modules 是指向相符安装的链接：直接使用', async () => {
    const elsewhere = join(project.root, 'elsewhere');
    project.installPackages(elsewhere);
    symlinkSync(elsewhere, join(project.root, 'node_modules'), 'junction');
    expect(await project.run(['say.ts'])).toMatchObject({ code: 0, stderr: '' });
    expect(project.npmCalls()).toEqual([]);
  });

  test('node_modules 是指向不符安装的链接：换掉链接，不动它所指的文件夹', async () => {
    const elsewhere = join(project.root, 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'kept.txt'), '');
    symlinkSync(elsewhere, join(project.root, 'node_modules'), 'junction');
    expect(await project.run(['say.ts'])).toMatchObject({ code: 0, stdout: '好\n' });
    expect(project.has('elsewhere/kept.txt')).toBe(true);
    expect(project.has('node_modules/kept.txt')).toBe(false);
  });

  test('lockfile 缺别的平台的可选包：npm ci 拒绝时改用 npm install', async () => {
    expect(await project.run(['say.ts'], { NPM_CI_REFUSES: '1' })).toMatchObject({ code: 0, stdout: '好\n' });
    expect(project.npmCalls().slice(-2)).toEqual(['ci', 'install']);
  });

  test('同样的情况由 npm run -s 启动：也改用 npm install', async () => {
    const env = { NPM_CI_REFUSES: '1', npm_config_loglevel: 'silent' };
    expect(await project.run(['say.ts'], env)).toMatchObject({ code: 0, stdout: '好\n' });
    expect(project.npmCalls().slice(-2)).toEqual(['ci', 'install']);
  });

  test.each(['ENOTFOUND', 'ECONNREFUSED', 'ETIMEDOUT'])(
    '连不上软件源（%s）：一句话，退出码 2，没有堆栈',
    async (fails) => {
      const { code, stderr } = await project.run(['say.ts'], { NPM_FAILS: fails });
      expect(code).toBe(2);
      const last = stderr.trim().split('\n').at(-1);
      expect(last).toMatch(
        new RegExp(`^\\[jiheng\\] 连不上 npm 软件源（${fails}），没能装好依赖包：.* · the npm registry`),
      );
    },
  );

  test('软件源的证书不受信任：一句话说明怎么办', async () => {
    const { code, stderr } = await project.run(['say.ts'], { NPM_FAILS: 'SELF_SIGNED_CERT_IN_CHAIN' });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^\[jiheng\] .*cafile.*\n$/) });
  });

  test('npm 因别的原因失败：先是 npm 自己的话，最后一句是我们的', async () => {
    const { code, stderr } = await project.run(['say.ts'], { NPM_FAILS: 'EINTEGRITY' });
    expect(code).toBe(2);
    expect(stderr.trimEnd().split('\n')).toEqual([
      '  npm error code EINTEGRITY',
      '  npm error the registry does not answer',
      expect.stringContaining('没能装好依赖包（npm：EINTEGRITY）'),
    ]);
  });
});

describe('准备 Node', () => {
  test('现有 Node 过旧：取来一个放进 .runtime，命令用它运行；第二次启动不再取', async () => {
    project.remove();
    project = new TemporaryProject('>=99');
    project.write('say.ts', 'console.log(process.env.PATH);');
    const first = await project.run(['say.ts']);
    expect(first.code).toBe(0);
    expect(first.stdout.startsWith(join(project.root, '.runtime'))).toBe(true);
    expect(first.stderr.split('\n')[0]).toMatch(/现有 Node \S+ 过旧，已把 Node \S+ 放进 \.runtime\//);
    expect(await project.run(['say.ts'])).toMatchObject({ code: 0, stderr: '' });
  });

  test('取不到 Node：一句话，退出码 2', async () => {
    project.remove();
    project = new TemporaryProject('>=99');
    project.write('say.ts', '');
    const { code, stderr } = await project.run(['say.ts'], { NPM_FAILS: 'ENOTFOUND' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/连不上 npm 软件源（ENOTFOUND），没能装好运行环境 Node/);
  });
});
