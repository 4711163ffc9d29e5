import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { runCli } from '#test/cli/run-cli.ts';
import { useFolder } from '#test/support/folder.ts';

const TABLES = fileURLToPath(new URL('../../db/sample/targets-2024.txt', import.meta.url));

describe('命令行', () => {
  const folder = useFolder();
  const run = (...words: string[]) => runCli(folder.path('data'), ...words);

  test('read：7 个项目、83 项指标，没有问题', () => {
    const done = run('read', TABLES);
    const { projects, problems } = JSON.parse(done.out);
    expect(done.code).toBe(0);
    expect(projects.length).toBe(7);
    expect(projects.flatMap((project: { indicators: unknown[] }) => project.indicators).length).toBe(83);
    expect(problems).toEqual([]);
    expect(Object.keys(projects[0]).sort()).toEqual(
      [
        'name',
        'year',
        'nature',
        'projectClass',
        'department',
        'unit',
        'startDate',
        'endDate',
        'money',
        'goal',
        'annualGoal',
        'indicators',
      ].sort(),
    );
  });

  test('read：读不懂的写出行号，退出码 1', () => {
    writeFileSync(folder.path('note.txt'), '各位同事：\n请于周五前报送。\n');
    const done = run('read', folder.path('note.txt'));
    expect(done.code).toBe(1);
    expect(JSON.parse(done.out)).toMatchObject({ projects: [], problems: [{ line: 1 }] });
  });

  test.each(['--help', '-h', 'help'])('%s：列出全部命令，退出码 0', (word) => {
    const { code, out } = run(word);
    expect(code).toBe(0);
    expect(out).toContain('npm run -s cli -- report');
  });

  test.each([
    ['没有文件', ['read', 'nowhere.txt'], '找不到文件'],
    ['没有写文件', ['read'], '用法'],
    ['没有的命令', ['print'], '没有命令“print”'],
    ['每个对象都有的名称不是命令', ['toString'], '没有命令“toString”'],
    ['import 一个文件夹', ['import', tmpdir()], '是文件夹，请写出其中的文件名'],
    ['read 一个文件夹', ['read', tmpdir()], '是文件夹，请写出其中的文件名'],
    ['restore 没有写文件', ['restore'], '用法：restore'],
    ['restore 没有的文件', ['restore', 'nowhere.jiheng'], '找不到文件'],
    ['restore 别的文件', ['restore', TABLES], '不是绩衡的备份'],
    ['backup 到没有的文件夹', ['backup', '/nowhere/b.db'], '没有文件夹“/nowhere”'],
    ['report 没有写文件夹', ['report', '--year', '2024'], '用法'],
    ['report 没有的选项', ['report', '--yaer', '2024'], 'yaer'],
    ['report 没有的阶段', ['report', '--year', '2024', '--phase', 'spring', '-o', 'x'], '没有阶段'],
    ['report 没有项目', ['report', '--year', '1999', '-o', 'x'], '1999 年度没有项目'],
  ])('%s：一句话，退出码 2', (_, words, said) => {
    const done = run(...words);
    expect(done.code).toBe(2);
    expect(done.said).toContain(said);
    expect(done.said).not.toContain('    at ');
    expect(done.out).toBe('');
  });

  test('version：程序的版本', () => {
    expect(JSON.parse(run('version').out)).toEqual({ version: '0.1.0' });
  });

  test('数据文件不是数据库：一句话', () => {
    mkdirSync(folder.path('broken'));
    writeFileSync(join(folder.path('broken'), 'jiheng.db'), '这不是数据库'.repeat(100));
    const broken = runCli(folder.path('broken'), 'doctor');
    expect(broken.code).toBe(2);
    expect(broken.said).toContain('无法打开数据库');
    expect(broken.said).not.toContain('    at ');
  });

  test('import：存下，再导入不变，不同的列出差别，--replace 更正', () => {
    const data = folder.path('import');
    expect(runCli(data, 'import', TABLES).code).toBe(0);
    expect(JSON.parse(runCli(data, 'import', TABLES).out).projects[0].outcome).toBe('unchanged');
    const changed = folder.path('changed.txt');
    writeFileSync(changed, readFileSync(TABLES, 'utf8').replace('≥168600.00(人)', '≥170000.00(人)'));
    const kept = runCli(data, 'import', changed);
    expect(kept.code).toBe(1);
    expect(kept.said).toContain('原“≥168600.00(人)”，新“≥170000.00(人)”');
    const corrected = runCli(data, 'import', changed, '--replace');
    expect(corrected.code).toBe(0);
    expect(
      JSON.parse(corrected.out).projects.filter((one: { outcome: string }) => one.outcome === 'corrected').length,
    ).toBe(1);
  });

  test('sample、report、backup、doctor、migrate', async () => {
    const data = folder.path('sample');
    expect(JSON.parse(runCli(data, 'sample').out)).toEqual({ projects: 7 });
    expect(runCli(data, 'sample').said).toContain('已经载入');
    const report = runCli(data, 'report', '--year', '2024', '-o', folder.path('out'));
    expect(report.code).toBe(0);
    const ontoFile = runCli(data, 'report', '--year', '2024', '-o', TABLES);
    expect(ontoFile).toMatchObject({ code: 2, said: `同名的文件已经存在：${TABLES}\n` });
    const files = readdirSync(folder.path('out')).sort();
    expect(files.length).toBe(8);
    expect(files[2]).toBe('03-信息化运维项目-财政项目支出绩效自评表.pdf');
    const booklet = await getDocument({ data: new Uint8Array(readFileSync(JSON.parse(report.out).booklet)) }).promise;
    expect((await booklet.getOutline())?.map((entry) => entry.title).length).toBe(7);
    const one = runCli(data, 'report', '--year', '2024', '--project', '考务费用', '-o', folder.path('one'));
    expect(readdirSync(folder.path('one'))).toEqual(['05-考务费用-财政项目支出绩效自评表.pdf']);
    expect(JSON.parse(one.out).booklet).toBe(null);
    expect(runCli(data, 'backup', folder.path('copy.db')).code).toBe(0);
    expect(existsSync(folder.path('copy.db'))).toBe(true);
    expect(runCli(data, 'backup', folder.path('copy.db'))).toMatchObject({
      code: 2,
      said: expect.stringContaining('已存在'),
    });
    const preview = JSON.parse(runCli(data, 'restore', folder.path('copy.db')).out);
    expect(preview).toMatchObject({ restored: false, losses: { entries: 0 }, backup: { years: [2024] } });
    const restored = runCli(data, 'restore', folder.path('copy.db'), '--yes');
    expect(restored).toMatchObject({
      code: 0,
      said: expect.stringContaining('已恢复。恢复前的数据在 backups/恢复前-'),
    });
    expect(JSON.parse(runCli(data, 'doctor').out)).toEqual({ problems: [] });
    expect(JSON.parse(runCli(data, 'migrate').out)).toEqual({ migrated: [] });
  });
});
