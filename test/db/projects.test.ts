import { beforeAll, describe, expect, test } from 'vitest';
import { listIndicators, listIndicatorsOfProjects, saveIndicator } from '#db/indicators.ts';
import { openDatabase } from '#db/open.ts';
import { pinyinOf } from '#db/pinyin-of.ts';
import {
  findNextProjectPosition,
  findProject,
  findProjectByName,
  findProjectToChange,
  listProjects,
  listYears,
  saveProject,
} from '#db/projects.ts';
import { saveUnit } from '#db/units.ts';
import { DATABASES, DUPLICATE, useDatabase } from '#test/support/databases.ts';
import { anIndicator, aProject, aUnit } from '#test/support/rows.ts';

test.each([
  ['信息化建设项目', 'xinxihuajianshexiangmu\nxxhjsxm\n信息化建设项目'],
  ['重庆银行ABC-2024', 'chongqingyinhangabc-2024\ncqyhabc-2024\n重庆银行abc-2024'],
  ['绿色通道', 'lvsetongdao\nlstd\n绿色通道'],
  ['𠮷村䶮㛃', '𠮷cunyanjie\n𠮷cyj\n𠮷村䶮㛃'],
])('拼音：%s', (name, expected) => {
  expect(pinyinOf(name)).toBe(expected);
});

describe.each(DATABASES)('项目（$name）', ({ create }) => {
  const database = useDatabase(create);
  const unit = aUnit();
  const other = aUnit();
  beforeAll(async () => {
    await saveUnit(database.db, unit);
    await saveUnit(database.db, other);
  });

  test('存入后原样取出，再存即修改', async () => {
    const { db } = database;
    const project = aProject(unit.id, { year: 2020, goal: '总目标', projectTotal: 9_000_000_000_000_000 });
    await saveProject(db, project);
    expect(await findProject(db, project.id)).toEqual(project);
    const changed = { ...project, department: '某区某局', projectTotal: null };
    await saveProject(db, changed);
    expect(await findProject(db, project.id)).toEqual(changed);
    expect(await findProject(db, 'x')).toBeUndefined();
  });

  test('同一单位同一年度名称唯一，另一年度可同名', async () => {
    const { db } = database;
    const project = aProject(unit.id, { year: 2021, name: '运行维护' });
    await saveProject(db, project);
    const again = saveProject(db, aProject(unit.id, { year: 2021, name: '运行维护' }));
    await expect(again).rejects.toMatchObject({ code: DUPLICATE });
    await saveProject(db, aProject(unit.id, { year: 2022, name: '运行维护', previousProjectId: project.id }));
    expect(await findProjectByName(db, unit.id, 2021, '运行维护')).toEqual(project);
    expect(await findProjectByName(db, other.id, 2021, '运行维护')).toBeUndefined();
  });

  test('按序号排列，可限单位；下一序号', async () => {
    const { db } = database;
    for (const [name, position] of [
      ['丙', 3],
      ['甲', 1],
      ['乙', 2],
    ] as const) {
      await saveProject(db, aProject(unit.id, { year: 2023, name, position }));
    }
    await saveProject(db, aProject(other.id, { year: 2023, name: '丁', position: 2 }));
    const names = async (unitId?: string) => (await listProjects(db, { year: 2023, unitId })).map(({ name }) => name);
    expect(await names()).toEqual(['甲', '丁', '乙', '丙']);
    expect(await names(unit.id)).toEqual(['甲', '乙', '丙']);
    expect(await findNextProjectPosition(db, unit.id, 2023)).toBe(4);
    expect(await findNextProjectPosition(db, unit.id, 1999)).toBe(1);
    expect(await listYears(db)).toEqual([2023, 2022, 2021, 2020]);
  });

  test.each([
    ['全拼', 'xinxihua', ['信息化运维']],
    ['首字母', 'XXHYW', ['信息化运维']],
    ['汉字', '信息', ['信息化运维']],
    ['罕用字 𠮷', '𠮷', ['𠮷村䶮㛃路']],
    ['罕用字 䶮㛃', '䶮㛃', ['𠮷村䶮㛃路']],
    ['大小写不论', 'abc', ['完成100%_ABC\\项目']],
    ['百分号只是百分号', '0%', ['完成100%_ABC\\项目']],
    ['下划线只是下划线', '_a', ['完成100%_ABC\\项目']],
    ['反斜线只是反斜线', 'c\\项', ['完成100%_ABC\\项目']],
    ['找不到', '不存在', []],
    ['中间有空格', ' 信息化 运 ', ['信息化运维']],
    ['全角空格和拼音', 'xinxi\u3000hua', ['信息化运维']],
    ['空白即全部', '  ', ['信息化运维', '𠮷村䶮㛃路', '完成100%_ABC\\项目']],
  ])('查找：%s', async (_, search, expected) => {
    const { db } = database;
    const names = ['信息化运维', '𠮷村䶮㛃路', '完成100%_ABC\\项目'];
    for (const [index, name] of names.entries()) {
      const found = await findProjectByName(db, unit.id, 2019, name);
      if (!found) await saveProject(db, aProject(unit.id, { year: 2019, name, position: index + 1 }));
    }
    const projects = await listProjects(db, { year: 2019, search });
    expect(projects.map(({ name }) => name)).toEqual(expected);
  });

  test.each(['十四五规划', '十四五 规划', 'sswgh', 'shisiwu gui'])('查找“%s”：名称中的空格不论', async (search) => {
    const { db } = database;
    const name = '十四五　规划 编制';
    if (!(await findProjectByName(db, unit.id, 2016, name)))
      await saveProject(db, aProject(unit.id, { year: 2016, name }));
    expect((await listProjects(db, { year: 2016, search })).map((project) => project.name)).toEqual([name]);
  });

  test('取出待改的项目后，另一连接须等到事务结束', async () => {
    const { db, url } = database;
    const project = aProject(unit.id, { year: 2018 });
    await saveProject(db, project);
    const second = await openDatabase({ url });
    const order: string[] = [];
    let later: Promise<void> | undefined;
    await db.transaction().execute(async (db) => {
      await findProjectToChange(db, project.id);
      later = second.db.transaction().execute(async (db) => {
        const found = await findProjectToChange(db, project.id);
        order.push(`另一连接读到 ${found?.goal}`);
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      await saveProject(db, { ...project, goal: '已改' });
      order.push('已改完');
    });
    await later;
    await second.close();
    expect(order).toEqual(['已改完', '另一连接读到 已改']);
  });

  test('指标按表中次序，改后原样取出', async () => {
    const { db } = database;
    const [first, second] = [aProject(unit.id, { year: 2017 }), aProject(other.id, { year: 2017 })];
    await saveProject(db, first);
    await saveProject(db, second);
    const rows = [3, 1, 2].map((position) => anIndicator(first.id, { position, name: `指标${position}` }));
    const elsewhere = anIndicator(second.id, { name: '别的项目' });
    for (const row of [...rows, elsewhere]) await saveIndicator(db, row);
    expect((await listIndicators(db, first.id)).map(({ name }) => name)).toEqual(['指标1', '指标2', '指标3']);
    const both = await listIndicatorsOfProjects(db, [first.id, second.id]);
    expect(both.filter(({ projectId }) => projectId === first.id).map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(both.filter(({ projectId }) => projectId === second.id)).toEqual([elsewhere]);
    expect(await listIndicatorsOfProjects(db, [])).toEqual([]);
    const changed = { ...elsewhere, weight: 1234, optionsReversed: 1 as const };
    await saveIndicator(db, changed);
    expect(await listIndicators(db, second.id)).toEqual([changed]);
  });
});
