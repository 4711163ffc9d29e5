import { readXml, type XmlElement, type XmlLimits } from '#src/import/read-xml.ts';

const OFFICE = 'http://schemas.openxmlformats.org';
/** Of ISO 29500 Strict, which Excel writes as “Strict Open XML 电子表格”. */
const STRICT = 'http://purl.oclc.org/ooxml';

const PREFIXES: ReadonlyMap<string, string> = new Map([
  [`${OFFICE}/spreadsheetml/2006/main`, 's'],
  [`${STRICT}/spreadsheetml/main`, 's'],
  [`${OFFICE}/officeDocument/2006/relationships`, 'r'],
  [`${STRICT}/officeDocument/relationships`, 'r'],
  [`${OFFICE}/package/2006/relationships`, 'rel'],
]);
const LIMITS: XmlLimits = { depth: 100, elements: 3_000_000 };

/** What is told of a part of an xlsx workbook; `path` holds the names of the elements around. */
export interface PartListener {
  open?(element: XmlElement, path: readonly string[]): void;
  close?(name: string, path: readonly string[]): void;
  text?(text: string, path: readonly string[]): void;
  /** Whether the rest need not be read. */
  isDone?(): boolean;
}

/** Reads a part until its end or until the listener is done; nothing of one that is absent, and of a damaged one what stands before. */
export function readPart(bytes: Uint8Array | undefined, listener: PartListener): void {
  if (!bytes) return;
  const path: string[] = [];
  const whole = {
    get problem() {
      return listener.isDone?.() ? 'done' : null;
    },
    open(element: XmlElement) {
      listener.open?.(element, path);
      path.push(element.name);
    },
    close() {
      const name = path.pop() ?? '';
      listener.close?.(name, path);
    },
    text(text: string) {
      listener.text?.(text, path);
    },
  };
  readXml(bytes, PREFIXES, whole, LIMITS);
}

/** Whether an attribute of Excel's that stands there is switched on. */
export function isSet(value: string): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

/** Whether an element that means something by standing there is switched on. */
export function isOn({ attribute }: XmlElement): boolean {
  const value = attribute('val');
  return value === '' || isSet(value);
}
