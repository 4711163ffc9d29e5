import { uuidv7 } from 'uuidv7';

/** A new id for a row (UUIDv7). Ids only identify: nothing is ordered by them. */
export function newId(): string {
  return uuidv7();
}
