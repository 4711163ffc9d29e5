import { isFull } from '#db/storage-errors.ts';
import { AppError } from '#src/errors.ts';

/** What `work` gives; a full disk is told with this sentence, which says what was not done. */
export async function unlessFull<T>(work: Promise<T>, sentence: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isFull(error) ? new AppError('full', sentence) : error;
  }
}
