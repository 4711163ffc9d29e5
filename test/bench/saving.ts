import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  atLeast,
  atMost,
  type Bench,
  type Contestant,
  interleave,
  type Line,
  quantile,
  ratioOf,
  timed,
  timedAtOnce,
  timeLine,
} from '#test/bench/measure.ts';
import { type FilledForm, openSavingSite, type SavingSite, textOfVersion } from '#test/bench/saving-site.ts';

const ROUNDS = 100;
const CLIENTS = 64;
const SAVES_EACH = 5;
/** P5 is meant through HTTP, which costs something more. */
const OFFLINE = '不经网络';

/**
 * One value saved for good through the application, without the network: request, transaction, scoring, the answer's HTML;
 * against the same text inserted durably by better-sqlite3 alone into a file of the same folder.
 */
export const saving: Bench = {
  name: 'saving',
  title: '保存一格（PUT 经 createApp，SQLite 文件，synchronous=FULL）',
  async run() {
    const site = await openSavingSite();
    const file = openBareFile(site.folder);
    try {
      const { usual, carried, long, bare } = await interleave(
        {
          usual: nextCell(site, site.usual),
          carried: nextCell(site, site.carried),
          long: nextCell(site, site.long),
          bare: file.insert,
        },
        { rounds: ROUNDS, warmUp: 20 },
      );
      return [
        ...savedLines('15 行的项目', usual),
        ...savedLines('15 行的项目，旁边有未提交的上年', carried),
        ...savedLines('300 行的项目', long),
        timeLine('对照：better-sqlite3 单独写同样的文字', bare, site.inMemory ? { note: '临时文件夹在内存中' } : {}),
        { what: '15 行的项目为对照的', unit: '倍', figure: ratioOf(usual, bare) },
        { what: '旁边有未提交的上年的为没有的', unit: '倍', figure: ratioOf(carried, usual) },
        { what: '300 行的项目为 15 行的', unit: '倍', figure: ratioOf(long, usual) },
        ...(await manyAtOnce(site)),
      ];
    } finally {
      file.close();
      await site.close();
    }
  },
};

/** The limit that a person typing does not notice. */
const UNNOTICED = 100;

function savedLines(what: string, measured: readonly number[]): Line[] {
  const late = quantile(measured, 0.99);
  return [
    timeLine(`${what}，一格`, measured),
    { what: `${what}，第 99 百分位`, unit: 'ms', figure: late, goal: atMost('—', late, UNNOTICED, 'ms') },
  ];
}

function nextCell(site: SavingSite, form: FilledForm): Contestant {
  let turn = 0;
  return timed(() => site.save(form, turn++ % form.indicatorIds.length, 'actual'));
}

function openBareFile(folder: string): { insert: Contestant; close: () => void } {
  const sqlite = new Sqlite(join(folder, 'bare.db'));
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.exec('create table entries (id integer primary key, cell text, text text, at text)');
  const insert = sqlite.prepare('insert into entries (cell, text, at) values (?, ?, ?)');
  let turn = 0;
  const insertNext = timedAtOnce(() => {
    insert.run(`row ${turn % 15}`, textOfVersion(turn), '2025-01-09T01:00:00.000Z');
    turn += 1;
  }, 1);
  return { insert: insertNext, close: () => sqlite.close() };
}

/** Many people at once, each in a cell of their own; no one waits for another's answer. */
async function manyAtOnce(site: SavingSite): Promise<Line[]> {
  const fields = ['actual', 'reason', 'measure', 'share', 'attainment'];
  const answers: number[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      const row = client % site.crowded.indicatorIds.length;
      const field = fields[Math.floor(client / site.crowded.indicatorIds.length)] ?? 'actual';
      for (let save = 0; save < SAVES_EACH; save += 1) {
        answers.push(await timed(() => site.save(site.crowded, row, field))());
      }
    }),
  );
  const rate = (CLIENTS * SAVES_EACH * 1000) / (performance.now() - start);
  const late = quantile(answers, 0.99);
  return [
    {
      what: `${CLIENTS} 人同时，每秒保存`,
      unit: '次/秒',
      figure: rate,
      goal: atLeast('P5', rate, 300, '次/秒'),
      note: OFFLINE,
    },
    {
      what: `${CLIENTS} 人同时，第 99 百分位`,
      unit: 'ms',
      figure: late,
      goal: atMost('P5', late, 50, 'ms'),
      note: OFFLINE,
    },
  ];
}
