import { type LineRange, readPlacedTables } from '#src/import/read-target-tables.ts';
import type { ReadProblem, TargetTable } from '#src/import/target-table.ts';

/** An uploaded file as text. */
export interface SourceFile {
  name: string;
  text: string;
}

/** What was read of files that were dropped together; `file` counts them from 0. */
export interface Reading {
  projects: TargetTable[];
  /** Where each project stands in the source. */
  places: (LineRange & { file: number })[];
  problems: (ReadProblem & { file: number })[];
}

/** The tables of several files in a row; with more than one file a problem names its own. Of a project in two files the first counts. */
export function readFiles(files: readonly SourceFile[]): Reading {
  const reading: Reading = { projects: [], places: [], problems: [] };
  for (const [file, { name, text }] of files.entries()) {
    const read = readPlacedTables(text);
    const named = (message: string) => (files.length > 1 ? `${name}：${message}` : message);
    for (const one of read.problems) reading.problems.push({ ...one, file, message: named(one.message) });
    for (const [at, table] of read.projects.entries()) {
      const place = { file, ...(read.places[at] ?? { from: 1, to: 1 }) };
      const known = reading.projects.some(
        (one) => one.unit === table.unit && one.year === table.year && one.name === table.name,
      );
      if (known) {
        const message = named('前面的文件已有这个项目，本文件中的这张表不导入。');
        reading.problems.push({ line: place.from, text: table.name, message, file });
      } else {
        reading.projects.push(table);
        reading.places.push(place);
      }
    }
  }
  return reading;
}
