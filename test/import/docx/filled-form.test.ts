import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openFile } from '#src/import/open-file.ts';

/** A 自评表 of the sample, exported as a spreadsheet and saved as a document by LibreOffice 7.4. */
test('Word 里填好的自评表：金额、完成情况、每行的结果和原因', async () => {
  const bytes = new Uint8Array(readFileSync(new URL('filled-form.docx', import.meta.url)));
  const [opened] = await openFile({ name: '自评表.docx', bytes });
  if (!opened?.ok) throw new Error(opened?.problem);
  const { tables, problems } = opened.reading;
  expect(problems).toEqual([]);
  const [{ filled } = {}] = tables;
  expect(filled?.amounts).toMatchObject({ 'initial.total': '56000.00', 'executed.appropriation': '56000.00' });
  expect(filled?.goalResult).toBe('年度培训与技能鉴定统计报表按要求报送，数据经两轮复核。');
  expect(filled?.total).toBe('98.25');
  expect(filled?.rows.map(({ actual, score, reason }) => `${actual} ${score} ${reason}`.trim())).toEqual([
    '11家 16.66 原因：年内新增三家培训机构纳入统计，目标按上年机构数核定。',
    '98.6% 16.66',
    '及时（达成） 16.68',
    '掌握（达成） 5.00',
    '掌握（达成） 5.00',
    '提供依据（达成） 5.00',
    '较上年提升（达成） 5.00',
    '与上年基本持平（部分达成 65%） 3.25 原因：两个工种的鉴定站点暂停受理，鉴定人数没有增长；措施：协调恢复站点，并增设一个临时鉴定点。',
    '92% 5.00',
    '95% 10.00',
  ]);
});
