import { expect, test } from 'vitest';
import { readApart } from '#src/import/read-apart.ts';
import { EXPECTED_2024 } from '#test/import/expected-2024.ts';
import { drawShanghaiForm, gridOf } from '#test/import/grids/draw-form.ts';
import { TEXT_2024 } from '#test/import/samples.ts';
import { xlsxOf } from '#test/import/sheets/workbooks.ts';

test('几个文件同时交给读取进程，各得各的结果', async () => {
  const xlsx = await xlsxOf([gridOf(EXPECTED_2024.flatMap(drawShanghaiForm))]);
  const answers = await Promise.all([
    readApart({ name: '目标表.xlsx', bytes: xlsx }),
    readApart({ name: '目标表.txt', bytes: new TextEncoder().encode(TEXT_2024) }),
    readApart({ name: '空.txt', bytes: new Uint8Array() }),
  ]);
  expect(answers.map((one) => (one.ok ? one.reading.tables.map(({ project }) => project) : one.problem))).toEqual([
    EXPECTED_2024,
    EXPECTED_2024,
    '文件是空的，没有可读的内容。请检查是否选错了文件。',
  ]);
});
