import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a file under another name first: a reader of the folder never sees half of it, also when the power fails in between. */
export async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  const partial = `${path}.partial`;
  try {
    await writeFile(partial, bytes, { flush: true });
    await rename(partial, path);
    return path;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
