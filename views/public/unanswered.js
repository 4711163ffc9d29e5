/*
 * Texts that were sent for a cell without an answer: the server may have stored them all the same. A later text of the same cell
 * carries them along, so that the server does not take the person's own earlier text for another person's.
 */
const MOST = 20;
const texts = new Map();

export function unansweredOf(cell) {
  return texts.get(cell) || [];
}

/** Adds texts that no answer came for. */
export function keepUnanswered(cell, lost) {
  const all = [...new Set([...unansweredOf(cell), ...lost.filter((text) => text !== null)])];
  if (all.length > 0) texts.set(cell, all.slice(-MOST));
}

/** The server has said what stands in the cell. */
export function answered(cell) {
  texts.delete(cell);
}
