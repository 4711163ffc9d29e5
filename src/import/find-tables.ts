import {
  countShanghaiMarks,
  goalLabels,
  headerLabels,
  matchColumnTitles,
  matchTitle,
  matchYear,
  moneyLabels,
} from '#src/import/form-labels.ts';
import { knownLabelAt } from '#src/import/indicator-labels.ts';
import type { Piece } from '#src/import/piece.ts';
import { INDICATOR_CAPTION } from '#src/import/shanghai-form.ts';

/** The pieces of one printed table, from its title to the next table's title, sorted into the parts of the form. */
export interface TableSections {
  /** The table's first piece: its title, or 项目名称 where it has none. */
  first: Piece;
  year: number | null;
  /** Between title and 项目名称: nothing in a clean table. */
  beforeName: Piece[];
  header: Piece[];
  money: Piece[];
  goals: Piece[];
  indicators: Piece[];
  hasWeights: boolean;
  /** Some label is broken over lines: so may any cell be. */
  wrapsCells: boolean;
  isShanghaiForm: boolean;
}

/** A header has its second label at most this many pieces after 项目名称, however narrow the lines are. */
const NAME_PIECES = 40;
const PIECES_BELOW_TITLE = 12;
/** A collection's own heading (…绩效目标汇总表) belongs to no table. */
const COLLECTION_HEADING = /绩效目标.{0,6}汇总表$/u;

/** Every table of the text in order, and what stands before the first one. */
export function findTables(pieces: readonly Piece[]): { before: Piece[]; tables: TableSections[] } {
  const content = pieces.filter((piece) => !COLLECTION_HEADING.test(piece.key));
  const starts: { top: number; name: number }[] = [];
  for (let at = 0; at < content.length; at++) {
    if (beginsHeader(content, at)) starts.push({ top: topOf(content, at, starts.at(-1)?.name ?? -1), name: at });
  }
  const tables = starts.flatMap(({ top, name }, index) => {
    const section = sectionsOf(content, top, name, starts[index + 1]?.top ?? content.length);
    return section ? [section] : [];
  });
  return { before: content.slice(0, starts[0]?.top ?? content.length), tables };
}

function beginsHeader(pieces: readonly Piece[], at: number): boolean {
  const match = headerLabels.match(pieces, at);
  if (match?.meaning !== 'name') return false;
  const next = headerLabels.next(pieces.slice(at + match.length, at + match.length + NAME_PIECES), 0);
  return next !== null && next.meaning !== 'name';
}

/** Where the table with its 项目名称 at `name` begins: at the title shortly above, if there is one. */
function topOf(pieces: readonly Piece[], name: number, previousName: number): number {
  let top = name;
  let end = -1;
  for (let at = name - 1; at > Math.max(previousName, name - PIECES_BELOW_TITLE); at--) {
    const title = matchTitle(pieces, at);
    if (!title || at + title.length > name) continue;
    if (end !== -1 && at + title.length !== end) break;
    top = at;
    end = at + title.length;
  }
  return top;
}

function sectionsOf(pieces: readonly Piece[], top: number, name: number, end: number): TableSections | null {
  const first = pieces[top];
  if (!first) return null;
  const { year, rest: beforeName } = withoutTitles(pieces.slice(top, name));
  const { year: laterYear, rest: table } = withoutTitles(pieces.slice(name, end));
  const moneyAt = moneyLabels.next(table, 0)?.at ?? table.length;
  const goalsAt = goalLabels.next(table, moneyAt === table.length ? 0 : moneyAt)?.at ?? table.length;
  const columns = indicatorsStart(table, goalsAt === table.length ? 0 : goalsAt);
  const indicatorsAt = columns?.at ?? table.length;
  const headerEnd = Math.min(moneyAt, goalsAt, indicatorsAt);
  return {
    first,
    year: year ?? laterYear,
    beforeName,
    header: table.slice(0, headerEnd),
    money: table.slice(headerEnd, Math.min(goalsAt, indicatorsAt)),
    goals: table.slice(Math.min(goalsAt, indicatorsAt), indicatorsAt),
    indicators: withoutColumnTitles(table.slice(indicatorsAt)),
    hasWeights: columns?.hasWeights ?? false,
    wrapsCells: table.some((_, at) => isBrokenLabel(table, at)),
    isShanghaiForm: countShanghaiMarks(table) >= 2,
  };
}

function isBrokenLabel(pieces: readonly Piece[], at: number): boolean {
  const label =
    headerLabels.match(pieces, at) ??
    moneyLabels.match(pieces, at) ??
    goalLabels.match(pieces, at) ??
    knownLabelAt(pieces, at);
  return label ? pieces[at]?.line !== pieces[at + label.length - 1]?.line : false;
}

/** Pieces without the titles and years in them: the table's own, and those that a page break repeats. */
function withoutTitles(pieces: readonly Piece[]): { year: number | null; rest: Piece[] } {
  const rest: Piece[] = [];
  let year: number | null = null;
  let titleEnd = 0;
  pieces.forEach((piece, at) => {
    if (at < titleEnd) return;
    const title = matchTitle(pieces, at);
    if (!title) {
      rest.push(piece);
      return;
    }
    const below = matchYear(pieces, at + title.length);
    year ??= below?.year ?? title.year;
    titleEnd = at + title.length + (below?.length ?? 0);
  });
  return { year, rest };
}

/** The titles of the columns, or where they are missing the first category or the caption 绩效指标. */
function indicatorsStart(pieces: readonly Piece[], from: number): { at: number; hasWeights: boolean } | null {
  for (let at = from; at < pieces.length; at++) {
    const titles = matchColumnTitles(pieces, at);
    if (titles) return { at, hasWeights: titles.hasWeights };
  }
  for (let at = from; at < pieces.length; at++) {
    const label = knownLabelAt(pieces, at);
    const isCaption = label?.meaning.kind === 'caption' && INDICATOR_CAPTION.includes(keyOf(pieces, at, label.length));
    if (label?.meaning.kind === 'category' || isCaption) return { at, hasWeights: false };
  }
  return null;
}

function keyOf(pieces: readonly Piece[], at: number, length: number): string {
  return pieces
    .slice(at, at + length)
    .map(({ key }) => key)
    .join('');
}

function withoutColumnTitles(pieces: readonly Piece[]): Piece[] {
  let titlesEnd = 0;
  return pieces.filter((_, at) => {
    if (at < titlesEnd) return false;
    const titles = matchColumnTitles(pieces, at);
    titlesEnd = at + (titles?.length ?? 0);
    return titles === null;
  });
}
