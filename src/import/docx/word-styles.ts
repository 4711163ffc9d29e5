import { isOn } from '#src/import/docx/on-off.ts';
import { WORD_PREFIXES } from '#src/import/docx/word-namespaces.ts';
import { readXml, type XmlElement, type XmlLimits } from '#src/import/read-xml.ts';

/** What a style says about what can be read; left out where it and those that it is based on say nothing. */
export interface WordStyle {
  hidden?: boolean;
  struck?: boolean;
  list?: string;
  level?: number;
}

type Written = WordStyle & { basedOn?: string };

/** The styles of a document by their id, with what they take over from others; a sentence where the part is damaged. */
export function readStyles(bytes: Uint8Array, limits: XmlLimits): Map<string, WordStyle> | string {
  const written = new Map<string, Written>();
  let style: Written = {};
  const problem = readXml(
    bytes,
    WORD_PREFIXES,
    {
      problem: null,
      open(element: XmlElement) {
        const value = element.attribute('val');
        if (element.name === 'w:style') {
          style = {};
          written.set(element.attribute('styleId'), style);
        } else if (element.name === 'w:basedOn') style.basedOn = value;
        else if (element.name === 'w:vanish') style.hidden = isOn(value);
        else if (element.name === 'w:strike' || element.name === 'w:dstrike') style.struck = isOn(value);
        else if (element.name === 'w:numId') style.list = value;
        else if (element.name === 'w:ilvl') style.level = Number.parseInt(value, 10) || 0;
      },
      close() {},
      text() {},
    },
    limits,
  );
  return problem ?? new Map([...written.keys()].map((id) => [id, inherited(written, id)]));
}

function inherited(written: Map<string, Written>, id: string): WordStyle {
  const seen = new Set<string>();
  let style: WordStyle = {};
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const { basedOn, ...own }: Written = written.get(at) ?? {};
    style = { ...own, ...style };
    at = basedOn;
  }
  return style;
}
