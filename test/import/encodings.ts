/** Bytes in GB18030 of a text of two-byte characters: the decoder's own table turned round. */
export function encodeGb18030(text: string): Uint8Array {
  const bytesOf = new Map<string, [number, number]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Uint8Array.from(
    [...text].flatMap((char) => {
      if (char < '\x80') return [char.charCodeAt(0)];
      const bytes = bytesOf.get(char);
      if (!bytes) throw new Error(`“${char}”不是双字节字符`);
      return bytes;
    }),
  );
}

/** Bytes in UTF-16 with a byte order mark. */
export function encodeUtf16(text: string, order: 'little' | 'big'): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 + text.length * 2));
  [0xfeff, ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))].forEach((unit, at) => {
    view.setUint16(at * 2, unit, order === 'little');
  });
  return new Uint8Array(view.buffer);
}
