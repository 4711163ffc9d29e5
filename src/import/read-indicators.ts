import type { IndicatorLabel } from '#src/import/indicator-labels.ts';
import { joinPieces, type Piece, quotePieces } from '#src/import/piece.ts';
import { type PlacedCell, placeCells } from '#src/import/place-cells.ts';
import { CATEGORIES, COST_BELOW_OUTPUT } from '#src/import/shanghai-form.ts';
import type { ReadProblem, TargetIndicator } from '#src/import/target-table.ts';

/** A real table has some hundred pieces; beyond this it is no table and reading it would take too long. */
const MOST_PIECES = 4000;
const MOST_CHARACTERS = 100_000;

const MESSAGES = {
  leftOver:
    '这段文字放不进“三级指标”和“年度指标值”两栏，没有读入。请对照原表，在预览里用“添一行指标”补上，或在文件里把这一行写成“名称 指标值”，再导入。',
  uncertain: '分不清指标名称和指标值从哪里断开，没有读入。请把每条指标放在一行、名称和指标值之间留一个空格，再导入。',
  noWeight: '这一行没有读到分值，其余内容已读入。请对照原表补上分值，再导入。',
  noSubcategory: '这一行前面没有二级指标，指标已读入但未归类。请在它前面另起一行写上二级指标，再导入。',
  foreignSubcategory: '表中没有这个二级指标的固定写法，已按原文读入。请核对它是二级指标还是指标名称的一部分。',
  tooLong: '绩效指标部分太长，不像一张绩效目标表，没有读入。请只保留绩效目标申报表再导入。',
};

/** One label, one row (name, target, weight), or a stretch of left-over pieces. */
interface Group {
  cells: PlacedCell[];
  kind: 'label' | 'row' | 'left-over';
  label: IndicatorLabel | null;
  from: number;
  to: number;
  inDoubt: boolean;
}

interface Place {
  category: string;
  subcategory: string;
}

/**
 * The rows of 绩效指标 from the pieces below the column titles. Labels that a page break repeats say where the next rows
 * belong and nothing else; a level-2 label of another category brings its own category with it.
 */
export function readIndicators(
  pieces: readonly Piece[],
  hasWeights: boolean,
): { indicators: TargetIndicator[]; problems: ReadProblem[] } {
  if (isTooLong(pieces)) return { indicators: [], problems: [problemAt(pieces, 0, 12, MESSAGES.tooLong)] };
  const groups = withDoubts(groupsOf(placeCells(pieces, hasWeights)));
  const indicators: TargetIndicator[] = [];
  const problems = doubtfulStretches(groups).map((stretch) => {
    const message = stretch.every(({ kind }) => kind === 'left-over') ? MESSAGES.leftOver : MESSAGES.uncertain;
    return problemAt(pieces, stretch[0]?.from ?? 0, stretch.at(-1)?.to ?? 0, message);
  });
  let place: Place = { category: '', subcategory: '' };
  groups.forEach((group, at) => {
    if (group.label) place = placeBelow(group.label, place, groups[at + 1]);
    if (group.inDoubt) return;
    const report = (message: string) => problems.push(problemAt(pieces, group.from, group.to, message));
    if (group.label?.kind === 'foreign-subcategory') report(MESSAGES.foreignSubcategory);
    if (group.kind !== 'row') return;
    const [name = '', target = '', weight] = group.cells.map(({ from, to }) => joinPieces(pieces.slice(from, to)));
    indicators.push({ ...place, name, target, ...(weight === undefined ? {} : { weight: weight.replace(/%$/, '') }) });
    if (place.subcategory === '') report(MESSAGES.noSubcategory);
    if (hasWeights && weight === undefined) report(MESSAGES.noWeight);
  });
  return { indicators, problems };
}

function isTooLong(pieces: readonly Piece[]): boolean {
  return pieces.length > MOST_PIECES || pieces.reduce((sum, { text }) => sum + text.length, 0) > MOST_CHARACTERS;
}

function problemAt(pieces: readonly Piece[], from: number, to: number, message: string): ReadProblem {
  return { line: pieces[from]?.line ?? 0, text: quotePieces(pieces.slice(from, to)), message };
}

function groupsOf(cells: readonly PlacedCell[]): Group[] {
  const groups: Group[] = [];
  for (const cell of cells) {
    const above = groups.at(-1);
    const continuesRow = cell.kind === 'target' || cell.kind === 'weight';
    const continuesRest = cell.kind === 'left-over' && above?.kind === 'left-over';
    if (above && (continuesRow || continuesRest)) {
      above.cells.push(cell);
      above.to = cell.to;
      above.inDoubt ||= !cell.certain;
    } else {
      const kind = cell.kind === 'label' || cell.kind === 'left-over' ? cell.kind : 'row';
      const inDoubt = !cell.certain || kind === 'left-over';
      groups.push({ cells: [cell], kind, label: cell.label, from: cell.from, to: cell.to, inDoubt });
    }
  }
  return groups;
}

/** Text that is left over above labels which a page break repeats may be the first part of the row below them. */
function withDoubts(groups: Group[]): Group[] {
  const seen = new Set<string>();
  let restAbove = false;
  for (const group of groups) {
    const name = group.label && 'name' in group.label ? group.label.name : '';
    if (group.kind === 'row') group.inDoubt ||= restAbove;
    if (group.kind === 'left-over') restAbove = true;
    else if (group.kind === 'row' || (name !== '' && !seen.has(name))) restAbove = false;
    seen.add(name);
  }
  return groups;
}

/** Neighbouring groups in doubt are one problem. */
function doubtfulStretches(groups: readonly Group[]): Group[][] {
  const stretches: Group[][] = [];
  groups.forEach((group, at) => {
    if (!group.inDoubt) return;
    if (groups[at - 1]?.inDoubt) stretches.at(-1)?.push(group);
    else stretches.push([group]);
  });
  return stretches;
}

function placeBelow(label: IndicatorLabel, place: Place, next: Group | undefined): Place {
  if (label.kind === 'caption') return place;
  if (label.kind === 'foreign-subcategory') return { ...place, subcategory: label.name };
  if (label.kind === 'subcategory') return { category: label.category, subcategory: label.name };
  const rowsFollow = next?.kind === 'row';
  if (label.name === COST_BELOW_OUTPUT.subcategory && place.category === COST_BELOW_OUTPUT.category && rowsFollow) {
    return { category: place.category, subcategory: COST_BELOW_OUTPUT.subcategory };
  }
  if (label.name !== place.category) return { category: label.name, subcategory: '' };
  return rowsFollow && isSatisfactionTwice(place) ? { ...place, subcategory: label.name } : place;
}

/** 满意度指标 stands as level 1 and level 2 in some national forms. */
function isSatisfactionTwice(place: Place): boolean {
  return place.category === CATEGORIES.at(-1)?.name && place.subcategory === '';
}
