import { newId } from '#db/new-id.ts';
import type { Db } from '#db/schema.ts';
import { importTargets } from '#src/actions/import-targets.ts';
import { createApp } from '#src/app.tsx';
import type { TargetTable } from '#src/import/target-table.ts';
import { table } from '#test/actions/tables.ts';
import { type Bench, interleave, timed, timeLine } from '#test/bench/measure.ts';
import { DATABASES } from '#test/support/databases.ts';

const NOW = new Date('2025-01-09T01:00:00.000Z');
const PROJECTS = 1000;
const ROWS = 15;
const ROUNDS = 7;

function tableOf(number: number): TargetTable {
  const indicators = Array.from({ length: ROWS }, (_, i) => ({
    category: i < 10 ? '产出指标' : '效益指标',
    subcategory: i < 10 ? '数量指标' : '社会效益指标',
    name: `第${i + 1}项指标`,
    target: '≥5.00(个)',
  }));
  return table({ name: `信息化运维项目${number}`, indicators });
}

/** A year of a thousand projects of 15 rows, two in three of them filled in. */
async function fillYear(db: Db): Promise<void> {
  const at = NOW.toISOString();
  const tables = Array.from({ length: PROJECTS }, (_, i) => tableOf(i + 1));
  await importTargets(db, { tables, rulebook: 'shanghai', replace: false, sample: false, at });
  const rows = await db.selectFrom('indicators').select(['id', 'projectId', 'position']).execute();
  const filled = rows.filter(({ position }) => position % 3 !== 0);
  for (let from = 0; from < filled.length; from += 1000) {
    const entries = filled.slice(from, from + 1000).map(({ id, projectId }) => {
      const cell = { projectId, indicatorId: id, phase: 'year-end', field: 'actual' } as const;
      return { id: newId(), ...cell, version: 1, text: '5个', enteredAt: at, enteredBy: '陈晓' };
    });
    await db.insertInto('entries').values(entries).execute();
  }
}

/** 我的一年, 缺什么, 对比 and 自查 of a thousand projects through HTTP, from the request to the last byte of the page. */
export const manyProjects: Bench = {
  name: 'many-projects',
  title: `一年 ${PROJECTS} 个项目，每个 ${ROWS} 行（SQLite 文件，不经网络）`,
  async run() {
    const { db, close } = await DATABASES[0].create();
    try {
      await fillYear(db);
      const printer = { print: () => Promise.reject(new Error('不打印')), close: async () => undefined };
      const app = createApp({ db, printer, printedFolder: '', now: () => NOW, development: false });
      const page = (path: string) => async () => (await app.request(`http://127.0.0.1${path}`)).text();
      const { home, filter, search, missing, comparison, checks } = await interleave(
        {
          home: timed(page('/')),
          filter: timed(page('/?show=unfilled&q=xxhyw')),
          search: timed(page('/?q=xxhywxm77')),
          missing: timed(page('/missing')),
          comparison: timed(page('/comparison')),
          checks: timed(page('/checks')),
        },
        { rounds: ROUNDS, warmUp: 2 },
      );
      return [
        timeLine('我的一年', home),
        timeLine('筛选“未填”', filter),
        timeLine('查找，找到 11 个', search),
        timeLine('缺什么', missing),
        timeLine('对比', comparison),
        timeLine('自查', checks),
      ];
    } finally {
      await close();
    }
  },
};
