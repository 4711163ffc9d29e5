import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** The names that a spreadsheet asks for, and the packaged files: Song and Hei are those the paper is printed with. */
const FACES = [
  { name: '宋体', path: '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-400-normal.woff' },
  { name: '黑体', path: '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-700-normal.woff' },
  { name: 'Latin', path: '@fontsource/noto-serif-sc/files/noto-serif-sc-latin-400-normal.woff' },
  { name: 'Arial', path: 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf' },
];

/**
 * Puts fonts out of the packages into a folder as an office program reads them, so that a page is set in the same faces on
 * every machine, and no others. Gives the path of the font configuration.
 */
export function packagedFonts(folder: string): string {
  const fonts = join(folder, 'fonts');
  mkdirSync(fonts, { recursive: true });
  const require = createRequire(import.meta.url);
  const names = FACES.map(({ name, path }, index) => {
    const bytes = readFileSync(require.resolve(path));
    const file = join(fonts, `face-${index}.ttf`);
    writeFileSync(file, path.endsWith('.woff') ? unpackedWoff(bytes) : bytes);
    return `<match target="scan"><test name="file"><string>${file}</string></test>
      <edit name="family" mode="assign_replace"><string>${name}</string></edit>
      <edit name="fullname" mode="assign_replace"><string>${name}</string></edit>
      <edit name="style" mode="assign_replace"><string>Regular</string></edit>
      <edit name="weight" mode="assign_replace"><const>regular</const></edit></match>`;
  });
  const configuration = join(folder, 'fonts.conf');
  writeFileSync(
    configuration,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir>
      <cachedir>${join(folder, 'cache')}</cachedir>${names.join('\n')}</fontconfig>`,
  );
  return configuration;
}

/** A WOFF 1 font without its packing. */
function unpackedWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + index * 20;
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)];
    const bytes = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(at, at + 4),
      sum: woff.readUInt32BE(at + 16),
      length,
      bytes: packed < length ? inflateSync(bytes) : bytes,
    };
  });
  const head = Buffer.alloc(12 + count * 16);
  const power = 2 ** Math.floor(Math.log2(count));
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [index, { tag, sum, length, bytes }] of tables.entries()) {
    const at = 12 + index * 16;
    tag.copy(head, at);
    head.writeUInt32BE(sum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(length, at + 12);
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4);
    bytes.copy(padded);
    parts.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(parts);
}
