import { formatNumber } from '#src/import/docx/number-formats.ts';
import { isOn } from '#src/import/docx/on-off.ts';
import { WORD_PREFIXES } from '#src/import/docx/word-namespaces.ts';
import { readXml, type XmlElement, type XmlLimits } from '#src/import/read-xml.ts';

interface Level {
  start: number;
  format: string;
  /** With %1 for the number of the first level, and so on. */
  pattern: string;
  /** What stands between number and text. */
  gap: string;
  /** All levels' numbers in digits, whatever their own format. */
  legal: boolean;
  /** The style whose paragraphs are on this level. */
  style: string;
}

interface ListKind {
  levels: Level[];
  /** The number that each level is at. */
  counts: (number | undefined)[];
}

interface List {
  kind: string;
  /** By level, where the list begins anew though others of its kind have gone before. */
  starts: Map<number, number>;
  begun: Set<number>;
}

const LEVELS = 9;
/** Bullets that mean something in a target table: they mark core indicators, or are boxes to tick. */
const MARKS = /^[★☆▲△☐☑☒□√]$/;

/** The numbers that Word puts before the paragraphs of its lists, which are not in the text; counted from paragraph to paragraph. */
export class ListNumbers {
  private readonly kinds = new Map<string, ListKind>();
  private readonly lists = new Map<string, List>();

  /** Reads the lists of a document (numbering.xml); a sentence where the part is damaged, else null. */
  read(bytes: Uint8Array, limits: XmlLimits): string | null {
    let kind: ListKind = { levels: [], counts: [] };
    let list: List = { kind: '', starts: new Map(), begun: new Set() };
    let level = newLevel();
    let overridden = 0;
    const open = ({ name, attribute }: XmlElement) => {
      const value = attribute('val');
      if (name === 'w:abstractNum') {
        kind = { levels: [], counts: [] };
        this.kinds.set(attribute('abstractNumId'), kind);
      } else if (name === 'w:num') {
        list = { kind: '', starts: new Map(), begun: new Set() };
        this.lists.set(attribute('numId'), list);
        // A level described anew for one list alone is rare, and must not change the kind.
        kind = { levels: [], counts: [] };
      } else if (name === 'w:lvl') {
        level = newLevel();
        kind.levels[levelOf(attribute('ilvl'))] = level;
      } else if (name === 'w:abstractNumId') list.kind = value;
      else if (name === 'w:lvlOverride') overridden = levelOf(attribute('ilvl'));
      else if (name === 'w:startOverride') list.starts.set(overridden, numberOf(value));
      else if (name === 'w:start') level.start = numberOf(value);
      else if (name === 'w:numFmt') level.format = value;
      else if (name === 'w:lvlText') level.pattern = value;
      else if (name === 'w:suff') level.gap = value === 'nothing' ? '' : ' ';
      else if (name === 'w:isLgl') level.legal = isOn(value);
      else if (name === 'w:pStyle') level.style = value;
    };
    const listener = { problem: null, open, close() {}, text() {} };
    return readXml(bytes, WORD_PREFIXES, listener, limits);
  }

  /** The number of the next paragraph of a list, with what stands between it and the text; '' without a list or number. */
  next(listId: string, level: number, style: string): string {
    const list = this.lists.get(listId);
    const kind = this.kinds.get(list?.kind ?? '');
    if (!list || !kind) return '';
    const styled = style === '' ? -1 : kind.levels.findIndex((one) => one?.style === style);
    const at = styled < 0 ? Math.max(0, Math.min(level, LEVELS - 1)) : styled;
    const { pattern, format, gap, start, legal } = kind.levels[at] ?? newLevel();
    if (format === 'bullet') return MARKS.test(pattern) ? pattern : '';
    const begins = list.begun.has(at) ? undefined : list.starts.get(at);
    list.begun.add(at);
    const before = kind.counts[at];
    kind.counts[at] = begins ?? (before === undefined ? start : before + 1);
    kind.counts.length = at + 1;
    const label = pattern.replaceAll(/%([1-9])/g, (_, digit) => numberAt(kind, Number(digit) - 1, legal));
    return label === '' ? '' : label + gap;
  }
}

function numberAt({ levels, counts }: ListKind, at: number, legal: boolean): string {
  const level = levels[at];
  return formatNumber(legal ? 'decimal' : (level?.format ?? 'decimal'), counts[at] ?? level?.start ?? 1);
}

function newLevel(): Level {
  return { start: 1, format: 'decimal', pattern: '', gap: ' ', legal: false, style: '' };
}

function levelOf(value: string): number {
  return Math.min(LEVELS - 1, numberOf(value));
}

function numberOf(value: string): number {
  return /^\d{1,6}$/.test(value) ? Number(value) : 0;
}
