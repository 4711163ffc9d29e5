import { expect, test } from 'vitest';
import { compactPdf } from '#reports/compact.ts';
import { readPdf } from '#test/reports/read-pdf.ts';

/** A PDF with one classic cross-reference table, as a browser writes it, with `count` small objects that nothing uses. */
function classicPdf(count: number): Buffer {
  const content = 'BT /F1 12 Tf 20 20 Td (stream endstream) Tj ET';
  const objects = [
    '<</Type /Catalog /Pages 2 0 R>>',
    '<</Type /Pages /Kids [3 0 R] /Count 1>>',
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>> stream\n${content}\nendstream`,
    '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>',
    '<</Title (A \\(b\\) endobj)>>',
    ...Array.from({ length: count }, (_, index) => `<</Number ${index}>>`),
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `trailer\n<</Size ${size}\n/Root 1 0 R\n/Info 6 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${size}\n0000000000 65535 f \n${entries}${trailer}`, 'latin1');
}

test.each([0, 193, 194, 195, 1000])('压缩前后读出来一样：%i 个小对象', async (count) => {
  const before = classicPdf(count);
  const after = compactPdf(before);
  expect(await readPdf(after)).toEqual(await readPdf(before));
});

test('小对象多的文件小一半以上', () => {
  const before = classicPdf(500);
  expect(compactPdf(before).length).toBeLessThan(before.length / 2);
});

test('读不懂的文件原样给回', () => {
  const other = Buffer.from('%PDF-1.7\nsomething else\nstartxref\n9\n%%EOF\n');
  expect(compactPdf(other)).toBe(other);
});
