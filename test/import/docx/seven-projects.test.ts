import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openFile } from '#src/import/open-file.ts';
import { EXPECTED_2024 } from '#test/import/expected-2024.ts';

describe('七张表的 Word 文档：83 条指标逐格相同', () => {
  test.each(['libreoffice-from-docx.docx', 'libreoffice-from-html.docx'])('%s', async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(name, import.meta.url)));
    const [opened] = await openFile({ name, bytes });
    if (!opened?.ok) throw new Error(opened?.problem);
    expect(opened.reading.tables.map(({ project }) => project)).toEqual(EXPECTED_2024);
    expect(opened.reading.problems).toEqual([]);
  });
});
