import type { IndicatorLabel } from '#src/import/indicator-labels.ts';
import { joinPieces, type Piece, quotePieces } from '#src/import/piece.ts';
import { type PlacedCell, placeCells } from '#src/import/place-cells.ts';
import { CATEGORIES, COST_BELOW_OUTPUT } from '#src/import/shanghai-form.ts';
import type { ReadProblem, TargetIndicator } from '#src/import/target-table.ts';

/** A real table has some hundred pieces; beyond this it is no table and reading it would take too long. */
const MOST_PIECES = 4000;

const MESSAGES = {
  leftOver: '这段文字放不进“三级指标”和“年度指标值”两栏，没有读入。请核对原表，在预览中补填这一行。',
  uncertain: '分不清指标名称和指标值从哪里断开，没有读入。请让名称和指标值同在一行、中间留一个空格，或在预览中补填。',
  noWeight: '这一行没有读到分值，其余内容已读入。请在预览中补填分值。',
  noSubcategory: '这一行前面没有二级指标，指标已读入但未归类。请在预览中选定二级指标。',
  foreignSubcategory: '表中没有这个二级指标的固定写法，已按原文读入。请核对它是二级指标还是指标名称的一部分。',
  tooLong: '绩效指标部分太长，不像一张绩效目标表，没有读入。请只保留绩效目标申报表再导入。',
};

/**
 * The rows of 绩效指标 from the pieces below the column titles. Labels that a page break repeats say where the next rows
 * belong and nothing else; a level-2 label of another category brings its own category with it.
 */
export function readIndicators(
  pieces: readonly Piece[],
  hasWeights: boolean,
): { indicators: TargetIndicator[]; problems: ReadProblem[] } {
  const first = pieces[0];
  if (first && pieces.length > MOST_PIECES) {
    const text = `${quotePieces(pieces.slice(0, 12))} …`;
    return { indicators: [], problems: [{ line: first.line, text, message: MESSAGES.tooLong }] };
  }
  const cells = placeCells(pieces, hasWeights);
  const indicators: TargetIndicator[] = [];
  const problems: ReadProblem[] = [];
  const report = (from: number, to: number, message: string) => {
    const line = pieces[from]?.line ?? 0;
    problems.push({ line, text: quotePieces(pieces.slice(from, to)), message });
  };
  let place: Place = { category: '', subcategory: '' };
  let uncertainFrom: number | null = null;
  for (let at = 0; at < cells.length; ) {
    const group = nextGroup(cells, at, hasWeights);
    const [head] = group;
    const end = group.at(-1)?.to ?? 0;
    at += group.length;
    if (!head) break;
    if (head.label) place = movedBy(head.label, place, cells[at]);
    const uncertain = group.some((cell) => !cell.certain);
    if (uncertain) {
      uncertainFrom ??= head.from;
      const next = cells[at];
      if (next && !next.certain) continue;
      report(uncertainFrom, end, MESSAGES.uncertain);
      uncertainFrom = null;
    } else if (head.kind === 'left-over') {
      report(head.from, end, MESSAGES.leftOver);
    } else if (head.label?.kind === 'foreign-subcategory') {
      report(head.from, end, MESSAGES.foreignSubcategory);
    } else if (head.kind === 'name') {
      const [name, target, weight] = group.map((cell) => joinPieces(pieces.slice(cell.from, cell.to)));
      indicators.push({
        ...place,
        name: name ?? '',
        target: target ?? '',
        ...(weight === undefined ? {} : { weight: weight.replace(/%$/, '') }),
      });
      if (place.subcategory === '') report(head.from, end, MESSAGES.noSubcategory);
      if (hasWeights && weight === undefined) report(head.from, end, MESSAGES.noWeight);
    }
  }
  return { indicators, problems };
}

/** One label, one row (name, target, weight), or a stretch of left-over pieces. */
function nextGroup(cells: readonly PlacedCell[], at: number, hasWeights: boolean): PlacedCell[] {
  const head = cells[at];
  if (!head) return [];
  if (head.kind === 'left-over') {
    const end = cells.findIndex((cell, next) => next > at && cell.kind !== 'left-over');
    return cells.slice(at, end === -1 ? cells.length : end);
  }
  if (head.kind === 'name') {
    return cells.slice(at, at + (hasWeights && cells[at + 2]?.kind === 'weight' ? 3 : 2));
  }
  return [head];
}

interface Place {
  category: string;
  subcategory: string;
}

function movedBy(label: IndicatorLabel, place: Place, next: PlacedCell | undefined): Place {
  if (label.kind === 'caption') return place;
  if (label.kind === 'foreign-subcategory') return { ...place, subcategory: label.name };
  if (label.kind === 'subcategory') return { category: label.category, subcategory: label.name };
  if (
    label.name === COST_BELOW_OUTPUT.subcategory &&
    place.category === COST_BELOW_OUTPUT.category &&
    next?.kind === 'name'
  ) {
    return { category: place.category, subcategory: COST_BELOW_OUTPUT.subcategory };
  }
  if (label.name === place.category)
    return isSatisfactionTwice(place, next) ? { ...place, subcategory: label.name } : place;
  return { category: label.name, subcategory: '' };
}

/** 满意度指标 stands as level 1 and level 2 in some national forms. */
function isSatisfactionTwice(place: Place, next: PlacedCell | undefined): boolean {
  return place.category === CATEGORIES.at(-1)?.name && place.subcategory === '' && next?.kind === 'name';
}
