import type { ListNumbers } from '#src/import/docx/list-numbers.ts';
import { isOn } from '#src/import/docx/on-off.ts';
import {
  addRaw,
  addSymbol,
  addText,
  addUnreadable,
  closePlace,
  endParagraph,
  type OpenPlace,
  openPlace,
  type ParagraphMarks,
  PLAIN_RUN,
} from '#src/import/docx/open-place.ts';
import { OpenTables } from '#src/import/docx/open-tables.ts';
import type { WordBlock } from '#src/import/docx/word-blocks.ts';
import type { WordStyle } from '#src/import/docx/word-styles.ts';
import type { XmlElement, XmlListener } from '#src/import/read-xml.ts';

const EMBEDDED = '这个 Word 文档的内容是从别的文件嵌入的，读不出来。请用 Word 或 WPS 打开，另存为 docx 文件再导入。';

/** Elements that hold what is deleted, hidden, or of no account for the text. */
const LEFT_OUT = new Set([
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:instrText',
  'w:delInstrText',
  'w:tabs',
  'w:rt',
  'w:sectPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:rPrChange',
  'w:pPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:tblGridChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:numberingChange',
]);
/** In these a w:del or w:moveFrom is a mark on what is around it and holds nothing. */
const MARKED = new Set(['w:rPr', 'w:trPr']);

/** Reads a document's body into paragraphs and tables, as it is shown with all tracked changes accepted. */
export class BlockReader implements XmlListener {
  private readonly path: string[] = [];
  private skipped = 0;
  private readonly places: OpenPlace[] = [openPlace()];
  private readonly tables = new OpenTables();
  /** Of every open mc:AlternateContent whether its choice was read. */
  private readonly alternatives: boolean[] = [];
  private embedded: string | null = null;
  private readonly styles: ReadonlyMap<string, WordStyle>;
  private readonly numbers: ListNumbers;

  constructor(styles: ReadonlyMap<string, WordStyle>, numbers: ListNumbers) {
    this.styles = styles;
    this.numbers = numbers;
  }

  get problem(): string | null {
    return this.embedded ?? this.tables.problem;
  }

  /** All blocks after the end of the document. */
  blocks(): WordBlock[] {
    return closePlace(this.place);
  }

  open(element: XmlElement): void {
    if (this.skipped > 0 || this.leavesOut(element)) {
      this.skipped++;
      return;
    }
    const parent = this.path.at(-1) ?? '';
    this.path.push(this.openElement(element, parent) ? element.name : '');
  }

  close(): void {
    if (this.skipped > 0) {
      this.skipped--;
      return;
    }
    this.closeElement(this.path.pop() ?? '');
  }

  text(text: string): void {
    const name = this.path.at(-1);
    if (this.skipped === 0 && (name === 'w:t' || name === 'm:t')) this.place.raw += text;
  }

  private get place(): OpenPlace {
    return this.places.at(-1) as OpenPlace;
  }

  /** Of alternatives the first is read, which is the newer way to write the same. */
  private leavesOut({ name }: XmlElement): boolean {
    const parent = this.path.at(-1) ?? '';
    if (parent !== 'mc:AlternateContent') return LEFT_OUT.has(name) && !MARKED.has(parent);
    const done = this.alternatives.at(-1) ?? false;
    this.alternatives[this.alternatives.length - 1] = true;
    return done;
  }

  /** Whether the element means anything where it stands, so that its end does too. */
  private openElement(element: XmlElement, parent: string): boolean {
    switch (element.name) {
      case 'mc:AlternateContent':
        this.alternatives.push(false);
        return true;
      case 'w:p':
        this.place.paragraph = {};
        return true;
      case 'w:trPr':
      case 'w:tcPr':
      case 'w:pPr':
      case 'w:rPr':
      case 'w:tblGrid':
        return true;
      case 'w:altChunk':
        this.embedded = EMBEDDED;
        return false;
      case 'w:r':
        this.place.run = { ...PLAIN_RUN };
        this.markRunStyle(this.place.paragraph.style);
        return true;
      case 'w:txbxContent':
        this.places.push(openPlace());
        return true;
      case 'w:tbl':
        closePlace(this.place);
        this.tables.openTable(this.places.length);
        return true;
      case 'w:tr':
        return this.tables.openRow(this.places.length);
      case 'w:tc':
        return this.openCell();
      default:
        return this.openProperty(element, parent) || this.openRunContent(element, parent);
    }
  }

  private openProperty(element: XmlElement, parent: string): boolean {
    if (parent === 'w:tblGrid' && element.name === 'w:gridCol') {
      this.tables.addColumn(element);
    } else if (parent === 'w:trPr') this.tables.markRow(element);
    else if (parent === 'w:tcPr') this.tables.markCell(element);
    else if (parent === 'w:rPr') this.markRun(element);
    else if (parent === 'w:pPr' || parent === 'w:numPr') this.markParagraph(element);
    else return false;
    return true;
  }

  private openRunContent(element: XmlElement, parent: string): boolean {
    const { place } = this;
    switch (element.name) {
      case 'w:t':
      case 'm:t':
        place.keepsBlanks = element.name === 'm:t' || element.attribute('space') === 'preserve';
        return true;
      case 'w:tab':
      case 'w:ptab':
        addText(place, '  ');
        return true;
      case 'w:br':
      case 'w:cr':
        addText(place, '\n');
        return true;
      case 'w:noBreakHyphen':
        addText(place, '-');
        return true;
      case 'w:sym':
        addSymbol(place, element.attribute('font'), symbolCodeOf(element.attribute('char')));
        return true;
      case 'w:checkBox':
        place.checked = false;
        return true;
      case 'w:default':
      case 'w:checked':
        if (parent === 'w:checkBox') place.checked = isOn(element.attribute('val'));
        return true;
      case 'o:OLEObject':
        addUnreadable(place, '“〓”处嵌入了一个对象（如 Excel 表格或公式），其中的内容读不出来，请对照原文件补上。');
        return true;
      default:
        return false;
    }
  }

  private closeElement(name: string): void {
    const { place } = this;
    if (name === 'w:p') this.closeParagraph();
    else if (name === 'w:t' || name === 'm:t') addRaw(place);
    else if (name === 'w:r') place.run = { ...PLAIN_RUN };
    else if (name === 'w:checkBox') addText(place, place.checked ? '☑' : '☐');
    else if (name === 'mc:AlternateContent') this.alternatives.pop();
    else if (name === 'w:txbxContent') {
      this.places.pop();
      for (const block of closePlace(place)) this.place.floating.push(block);
    } else if (name === 'w:tc') {
      this.places.pop();
      this.tables.closeCell(closePlace(place));
    } else if (name === 'w:tr') this.tables.closeRow();
    else if (name === 'w:tbl') place.blocks.push(this.tables.closeTable());
  }

  private closeParagraph(): void {
    const { place } = this;
    if (!place.joined) place.text = this.listNumberOf(place.paragraph) + place.text;
    endParagraph(place);
    if (this.places.length === 1) this.tables.countRow();
  }

  private openCell(): boolean {
    const opened = this.tables.openCell(this.places.length);
    if (opened) this.places.push(openPlace());
    return opened;
  }

  private styleOf(id: string | undefined): WordStyle {
    return this.styles.get(id ?? '') ?? {};
  }

  private listNumberOf({ style, list, level }: ParagraphMarks): string {
    const styled = this.styleOf(style);
    const id = list ?? styled.list;
    if (id === undefined) return '';
    return this.numbers.next(id, level ?? styled.level ?? 0, list === undefined ? (style ?? '') : '');
  }

  private markParagraph(element: XmlElement): void {
    const { paragraph } = this.place;
    const value = element.attribute('val');
    if (element.name === 'w:pStyle') paragraph.style = value;
    if (element.name === 'w:numId') paragraph.list = value;
    if (element.name === 'w:ilvl') paragraph.level = Number.parseInt(value, 10) || 0;
  }

  private markRunStyle(id: string | undefined): void {
    const { run } = this.place;
    const { hidden, struck } = this.styleOf(id);
    run.hidden = hidden ?? run.hidden;
    run.struck = struck ?? run.struck;
  }

  private markRun(element: XmlElement): void {
    const owner = this.path.at(-2);
    const { place } = this;
    const value = element.attribute('val');
    if (owner === 'w:r') {
      if (element.name === 'w:rStyle') this.markRunStyle(value);
      if (element.name === 'w:vanish') place.run.hidden = isOn(value);
      if (element.name === 'w:strike' || element.name === 'w:dstrike') place.run.struck = isOn(value);
      if (element.name === 'w:rFonts') place.run.font = element.attribute('ascii') || element.attribute('hAnsi');
    }
    if (owner === 'w:pPr' && (element.name === 'w:del' || element.name === 'w:moveFrom')) place.joined = true;
  }
}

/** The code of a w:sym; one that no font has where the file writes something else than a character. */
function symbolCodeOf(value: string): number {
  const code = /^[0-9a-f]{1,4}$/i.test(value) ? Number.parseInt(value, 16) : 0;
  return code < 0x20 || (code >= 0xd800 && code <= 0xdfff) ? 0xf000 : code;
}
