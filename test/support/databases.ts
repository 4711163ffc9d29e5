import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { migrateDatabase } from '#db/migrate.ts';
import { type OpenDatabase, openDatabase } from '#db/open.ts';
import type { Db } from '#db/schema.ts';

/** An empty place for a database. */
export interface EmptyDatabase {
  url: string;
  remove(): Promise<void>;
}

export interface TestDatabase {
  db: Db;
  url: string;
  /** Closes and removes it. */
  close(): Promise<void>;
}

async function createSqlite(): Promise<EmptyDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'jiheng-test-'));
  return {
    url: `sqlite:${join(folder, 'jiheng.db')}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function createPostgres(): Promise<EmptyDatabase> {
  const server = await findServer();
  const name = `jiheng_test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await query(server, `create database ${name}`);
  return { url: url.href, remove: () => query(server, `drop database if exists ${name} with (force)`) };
}

/** The address of the PostgreSQL of this test run, which starts with the first question. */
async function findServer(): Promise<string> {
  const answer = await text(connect(inject('postgresPort'), '127.0.0.1'));
  if (!answer.startsWith('postgres')) throw new Error(`没有 PostgreSQL，不能测试：${answer}`);
  return answer;
}

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The code with which either database refuses a second row with the same unique key. */
export const DUPLICATE = expect.stringMatching(/^(SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)|23505)$/);

/** Both databases, for `describe.each(DATABASES)('…（$name）', ({ create }) => …)`. `createEmpty` gives the place only. */
export const DATABASES = [
  { name: 'SQLite', createEmpty: createSqlite, create: () => createMigrated(createSqlite) },
  { name: 'PostgreSQL', createEmpty: createPostgres, create: () => createMigrated(createPostgres) },
] as const;

/** One migrated database for the tests of the surrounding `describe`: made before them, removed after them. */
export function useDatabase(create: () => Promise<TestDatabase>): TestDatabase {
  const used = {} as TestDatabase;
  beforeAll(async () => {
    Object.assign(used, await create());
  });
  // Without a database its making has failed, which is already reported.
  afterAll(() => used.close?.());
  return used;
}

async function createMigrated(createEmpty: () => Promise<EmptyDatabase>): Promise<TestDatabase> {
  const empty = await createEmpty();
  let opened: OpenDatabase | undefined;
  try {
    opened = await openDatabase({ url: empty.url });
    await migrateDatabase(opened.db);
  } catch (error) {
    await opened?.close();
    await empty.remove();
    throw error;
  }
  const { db, close } = opened;
  return {
    db,
    url: empty.url,
    close: async () => {
      await close();
      await empty.remove();
    },
  };
}
