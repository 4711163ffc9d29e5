import type { MiddlewareHandler } from 'hono';
import type { Db } from '#db/schema.ts';
import { findSetting } from '#db/settings.ts';
import { AppError } from '#src/errors.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
const OUTDATED =
  '数据已从备份恢复，这一页是恢复之前打开的，刚才的内容没有保存。请先复制要紧的内容，再刷新页面核对：填过的内容会放回原来的格子，由您决定用哪一个。';

/** Lets changes through side by side, and a restore only by itself. */
export class RestoreGate {
  #changing = 0;
  #restoring = false;
  #emptied: () => void = () => undefined;

  /** Makes a change; refuses (busy) while a restore waits or runs. */
  async change<T>(work: () => Promise<T>): Promise<T> {
    if (this.#restoring) throw new AppError('busy', '正在从备份恢复数据，刚才的内容没有保存，请稍后重试。');
    this.#changing += 1;
    try {
      return await work();
    } finally {
      this.#changing -= 1;
      if (this.#changing === 0) this.#emptied();
    }
  }

  /** Waits until every change under way is finished, then restores; refuses (conflict) a second restore at the same time. */
  async restore<T>(work: () => Promise<T>): Promise<T> {
    if (this.#restoring) throw new AppError('conflict', '另一份备份正在恢复，请等它完成后再看要不要恢复这一份。');
    this.#restoring = true;
    try {
      if (this.#changing > 0) await new Promise<void>((resolve) => (this.#emptied = resolve));
      return await work();
    } finally {
      this.#restoring = false;
    }
  }
}

/** How often the data was restored, as pages carry it. */
export async function generationOf(db: Db): Promise<string> {
  return (await findSetting(db, 'generation')) ?? '0';
}

/**
 * Keeps changes and restores apart, and refuses (conflict) a change from a page that was opened before the last restore: the
 * versions that it shows may by chance be those of other texts now.
 */
export function sinceRestore(db: Db, gate: RestoreGate): MiddlewareHandler {
  return async (c, next) => {
    if (READING.has(c.req.method) || c.req.path.startsWith('/storage')) return next();
    await gate.change(async () => {
      const seen = c.req.header('x-generation') ?? c.req.query('generation');
      if (seen !== undefined && seen !== (await generationOf(db))) throw new AppError('conflict', OUTDATED);
      await next();
    });
  };
}
