import { writeSync } from 'node:fs';
import { appendEntry } from '#db/entries.ts';
import { newId } from '#db/new-id.ts';
import { openDatabase } from '#db/open.ts';

/*
 * A program: saves without end into some cells of a project, several at once, and prints `field version` only after a version is
 * stored. Arguments: the database, the project, the versions that the cells have as JSON.
 */

const [url = '', projectId = '', versions = '{}'] = process.argv.slice(2);
const { db } = await openDatabase({ url });

async function saveForEver(field: string, version: number): Promise<never> {
  const cell = { projectId, indicatorId: null, phase: 'year-end', field } as const;
  for (let expectedVersion = version; ; expectedVersion += 1) {
    const entry = { id: newId(), cell, text: `${expectedVersion + 1}`, expectedVersion, at: '', by: '' };
    const answer = await db.transaction().execute((db) => appendEntry(db, entry));
    if (!answer.ok || !answer.appended) throw new Error(JSON.stringify(answer));
    writeSync(1, `${field} ${answer.version}\n`);
    // Lets the other cells in: a driver without waiting would save into one only.
    await new Promise(setImmediate);
  }
}

await Promise.all(
  Object.entries(JSON.parse(versions) as Record<string, number>).map(([field, version]) => saveForEver(field, version)),
);
