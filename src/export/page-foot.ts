import { SONG } from '#src/export/workbook.ts';
import { storableText } from '#src/rules/storable-text.ts';

const MOST = 255;
const MOST_OF_PART = 60;

/** The foot of every page: a text, the page among how many, another text; no text is an instruction, a long one ends in …. */
export function pageFoot(left: string, right: string): string {
  const rest = `&C${inSong('第 &P 页　共 &N 页')}${right === '' ? '' : `&R${inSong(footText(right, MOST_OF_PART))}`}`;
  const room = MOST - rest.length - '&L'.length - inSong('').length;
  return `&L${inSong(footText(left, Math.min(room, MOST_OF_PART)))}${rest}`;
}

/** The size stands before the font, so that a text beginning with a digit is not read as a part of it. */
export function inSong(text: string): string {
  return `&8&"${SONG},常规"${text}`;
}

/** A text for the foot of the page, where & begins an instruction. */
function footText(text: string, most: number): string {
  const plain = storableText(text).replace(/\s+/gu, ' ');
  const characters = [...plain];
  let kept = '';
  for (const character of characters) {
    const written = character === '&' ? '&&' : character;
    if (kept.length + written.length > most - 1) return `${kept}…`;
    kept += written;
  }
  return kept;
}
