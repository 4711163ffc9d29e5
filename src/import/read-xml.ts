import { SaxesParser, type SaxesTagNS } from 'saxes';

/** How deep elements may stand in each other, and how many there may be. */
export interface XmlLimits {
  depth: number;
  elements: number;
}

export interface XmlElement {
  /** prefix:local by the prefix that the caller gave the namespace, whatever the file writes; '' in other namespaces. */
  name: string;
  /** The value of an attribute by its local name, or prefix:local where it has a namespace of its own; '' where it is absent. */
  attribute(local: string): string;
}

/** What is told of every element and text in the order of the file. */
export interface XmlListener {
  open(element: XmlElement): void;
  close(): void;
  text(text: string): void;
  /** A sentence as soon as the rest need not be read. */
  readonly problem: string | null;
}

const DAMAGED_XML = '文件的内容已损坏，读不下去。请用原来的程序打开，重新另存一份再导入。';
const DOCTYPE = '文件的内容里带有实体声明（DTD），正常的文件不会有，可能是恶意做成的，没有读取。';
const TOO_DEEP = '文件的内容一层套一层，超出了正常的范围，没有读取。请检查是否选错了文件。';
const TOO_LARGE = '文件的内容太多，超出了能读的范围。请检查是否选错了文件，或只保留需要的部分再导入。';

/** Bytes between two looks at whether to go on. */
const SLICE = 64 * 1024;

/**
 * Tells the listener what an XML file holds, element by element, so that nothing but the listener's own result takes memory.
 * `prefixes` names namespaces. Returns null, or a sentence for what is not well-formed, neither UTF-8 nor UTF-16, has a
 * DOCTYPE (entities are never expanded) or is beyond the limits, or the listener's own problem.
 */
export function readXml(
  bytes: Uint8Array,
  prefixes: ReadonlyMap<string, string>,
  listener: XmlListener,
  limits: XmlLimits,
): string | null {
  let problem: string | null = null;
  let depth = 0;
  let elements = 0;
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('error', () => {
    problem ??= DAMAGED_XML;
  });
  parser.on('doctype', () => {
    problem ??= DOCTYPE;
  });
  parser.on('opentag', (tag) => {
    if (++depth > limits.depth) problem ??= TOO_DEEP;
    if (++elements > limits.elements) problem ??= TOO_LARGE;
    if (problem === null) listener.open(elementOf(tag, prefixes));
  });
  parser.on('closetag', () => {
    depth--;
    if (problem === null) listener.close();
  });
  const onText = (text: string) => {
    if (problem === null) listener.text(text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  const decode = decoderOf(bytes);
  for (let at = 0; at < bytes.length && problem === null; at += SLICE) {
    const text = decode(bytes.subarray(at, at + SLICE), at + SLICE < bytes.length);
    if (text === null) return DAMAGED_XML;
    parser.write(text);
    problem ??= listener.problem;
  }
  if (problem === null) parser.close();
  return problem;
}

/** Decodes one piece after the other; null from the first on that is not text. */
function decoderOf(bytes: Uint8Array): (piece: Uint8Array, goesOn: boolean) => string | null {
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  return (piece, stream) => {
    try {
      return decoder.decode(piece, { stream });
    } catch {
      return null;
    }
  };
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function elementOf(tag: SaxesTagNS, prefixes: ReadonlyMap<string, string>): XmlElement {
  const prefix = prefixes.get(tag.uri);
  return {
    name: prefix === undefined ? '' : `${prefix}:${tag.local}`,
    attribute: (name) => attributeOf(tag, name, prefixes),
  };
}

/** An attribute in its element's namespace, in none, or xml:…; others of the same local name mean something else. */
function attributeOf({ attributes, uri }: SaxesTagNS, name: string, prefixes: ReadonlyMap<string, string>): string {
  for (const one of Object.values(attributes)) {
    const isOwn = one.local === name && (one.uri === uri || one.uri === '' || one.prefix === 'xml');
    if (isOwn || (one.uri !== '' && name === `${prefixes.get(one.uri)}:${one.local}`)) return one.value;
  }
  return '';
}
