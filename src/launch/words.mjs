// @ts-check

/**
 * Receives one sentence for a person. `passing` marks a sentence that only tells what is going on right now and that
 * a terminal may overwrite with the next one.
 * @typedef {(line: string, passing?: boolean) => void} Say
 */

/** A reason, in both languages, why the preparation cannot go on; the launcher prints it as one line and ends with 2. */
export class Trouble extends Error {
  /**
   * @param {string} chinese
   * @param {string} english
   * @param {number} [exitCode]
   */
  constructor(chinese, english, exitCode = 2) {
    super(both(chinese, english));
    this.exitCode = exitCode;
  }
}

/**
 * One line in both languages, without line breaks.
 * @param {string} chinese
 * @param {string} english
 */
export function both(chinese, english) {
  return `${chinese} · ${english}`.replace(/\s*[\r\n]+\s*/g, ' ');
}

/**
 * A `Say` that writes to standard error, so that standard output stays free for the command's own answer. Passing
 * sentences are shown on a terminal only.
 * @param {NodeJS.WriteStream} stream
 * @returns {Say}
 */
export function sayOn(stream) {
  let overwrites = false;
  return (line, passing = false) => {
    if (passing && !stream.isTTY) return;
    stream.write(`${overwrites ? '\r\u001b[K' : ''}[jiheng] ${line}${passing ? '' : '\n'}`);
    overwrites = passing;
  };
}

/**
 * Seconds since an instant of `Date.now()`, as text for a sentence.
 * @param {number} start
 */
export function secondsSince(start) {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
