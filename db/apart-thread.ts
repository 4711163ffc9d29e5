import { parentPort, workerData } from 'node:worker_threads';
import { type BackupLabel, backupDatabase, checkDatabase } from './backup.ts';
import { listLosses } from './losses.ts';
import { openDatabase } from './open.ts';
import { readyBackup } from './ready-backup.ts';
import { restoreDatabase } from './restore.ts';
import type { Db } from './schema.ts';

/* The thread behind `runApart`: does the one work that it is given, answers and ends. */

async function over<T>(file: string, work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = await openDatabase({ url: file });
  try {
    return await work(db);
  } finally {
    await close();
  }
}

const WORKS = {
  backup: (file: string, target: string, label: BackupLabel) => over(file, (db) => backupDatabase(db, target, label)),
  check: (file: string) => over(file, checkDatabase),
  ready: readyBackup,
  losses: listLosses,
  restore: restoreDatabase,
};

export type FileWorks = typeof WORKS;

interface Order {
  name: keyof FileWorks;
  given: unknown[];
}

async function answer({ name, given }: Order): Promise<unknown> {
  const work = WORKS[name] as (...given: unknown[]) => Promise<unknown>;
  try {
    return { result: await work(...given) };
  } catch (error) {
    // A thread hands over plain values only, and of an error not its code.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return { failure: { message: error instanceof Error ? error.message : String(error), code } };
  }
}

parentPort?.postMessage(await answer(workerData as Order));
