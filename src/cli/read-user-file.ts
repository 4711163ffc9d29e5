import { readFileSync, statSync } from 'node:fs';
import { userPath } from '#src/cli/user-path.ts';
import { AppError } from '#src/errors.ts';

/** The bytes of a file that a person named in the terminal. Refuses a file that is not there, and a folder. */
export function readUserFile(typed: string): Buffer {
  const path = userPath(typed);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new AppError('not-found', `找不到文件：${path}`);
  if (found.isDirectory()) throw new AppError('invalid', `“${path}”是文件夹，请写出其中的文件名。`);
  return readFileSync(path);
}
