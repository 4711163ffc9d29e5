import { emsOf } from '#reports/columns.ts';

/** Lines that a text fills in a cell that is so many em wide: words and numbers stay whole where they fit, Chinese breaks anywhere. */
export function lineCount(text: string, ems: number): number {
  return text.split('\n').reduce((lines, paragraph) => lines + paragraphLines(paragraph, ems), 0);
}

function paragraphLines(text: string, ems: number): number {
  let lines = 1;
  let filled = 0;
  for (const [word] of text.matchAll(/[\x21-\x7e]+|./gu)) {
    const width = emsOf(word);
    if (filled + width <= ems) {
      filled += width;
    } else if (width <= ems) {
      lines += 1;
      filled = width;
    } else {
      // Longer than a line: it is broken where the line ends.
      const whole = filled + width;
      lines += Math.ceil(whole / ems) - 1;
      filled = whole % ems;
    }
  }
  return lines;
}
