import { WORD_PREFIXES } from '#src/import/docx/word-namespaces.ts';
import { readXml, type XmlElement } from '#src/import/read-xml.ts';

const LIMITS = { depth: 10, elements: 10_000 };

/**
 * The name of the part with the document's text: what the package's relationships (`_rels/.rels`) say, else word/document.xml.
 * Null where no such entry is in the archive.
 */
export function mainPartOf(relationships: Uint8Array | undefined, names: readonly string[]): string | null {
  const targets: string[] = [];
  const listener = {
    problem: null,
    open({ name, attribute }: XmlElement) {
      if (name === 'rel:Relationship' && /\/officeDocument$/.test(attribute('Type'))) targets.push(attribute('Target'));
    },
    close() {},
    text() {},
  };
  if (relationships !== undefined) readXml(relationships, WORD_PREFIXES, listener, LIMITS);
  for (const target of [...targets, 'word/document.xml']) {
    const wanted = target.replace(/^\.?\//, '').toLowerCase();
    const found = names.find((name) => name.toLowerCase() === wanted);
    if (found !== undefined) return found;
  }
  return null;
}
