import { knownLabelAt } from '#src/import/indicator-labels.ts';
import { type Piece, quotePieces } from '#src/import/piece.ts';
import type { ReadProblem } from '#src/import/target-table.ts';

const NOTE = /^(注|备注|说明|附注|填表说明|填报说明)([:：].*)?$/u;
const SIGNATURE =
  /^(填报人|填表人|审核人|单位负责人|项目负责人|财务负责人|联系人|联系电话|填报日期|填表日期)([:：].*)?$/u;
const BELOW_TABLE = '表格下方的说明或签字栏不属于任何一栏，没有读入。需要时请另行记录。';

/** The indicator section without notes and signatures below the table; they are reported, rows after a page break stay. */
export function withoutNotes(pieces: readonly Piece[]): { rest: Piece[]; problems: ReadProblem[] } {
  const rest: Piece[] = [];
  const notes: Piece[][] = [];
  let note: Piece[] | null = null;
  pieces.forEach((piece, at) => {
    if (note && knownLabelAt(pieces, at)) note = null;
    if (!note && piece.gap === 'line' && (NOTE.test(piece.text) || SIGNATURE.test(piece.text))) {
      note = [];
      notes.push(note);
    }
    (note ?? rest).push(piece);
  });
  const problems = notes.map((text) => ({ line: text[0]?.line ?? 0, text: quotePieces(text), message: BELOW_TABLE }));
  return { rest, problems };
}
