import { resolve } from 'node:path';

/** A path as the person typed it: npm runs commands in the project's folder and keeps the person's own in INIT_CWD. */
export function userPath(typed: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), typed);
}
