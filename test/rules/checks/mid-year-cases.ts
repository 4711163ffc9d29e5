import { checkMidYear } from '#src/rules/checks/mid-year.ts';
import type { Finding } from '#src/rules/findings.ts';
import type { MidYearRow, MidYearSheet } from '#src/rules/mid-year.ts';
import { outlookOf } from '#src/rules/outlook.ts';
import { type CheckCase, fires, silent } from '#test/rules/checks/check-cases.ts';
import { checked, first, midYearRow } from '#test/rules/checks/checked.ts';
import { book } from '#test/rules/forms.ts';

const blank = { initial: '', executed: '', expected: '' };

/** The findings of a mid-year form of one row, with so much executed and expected of 100. */
function monitored(
  set: Partial<MidYearRow>,
  [executed, expected] = ['50', '100'],
  rulebook = book('shanghai'),
): Finding[] {
  const lines = {
    total: { initial: '100', executed, expected },
    appropriation: blank,
    carriedOver: blank,
    other: blank,
  };
  const sheet: MidYearSheet = {
    ...{ rulebook, currency: '元', periodEnd: '2024-07-31', indicators: [midYearRow(set)] },
    money: { lines, reason: '' },
  };
  return checkMidYear(sheet, outlookOf(sheet));
}

const causes = (set: Partial<MidYearRow['causes']>) => ({ causes: { ...midYearRow().causes, ...set } });
const SHORT = { likelihood: '完全不可能', forecast: '7' };
const yearEnd = (mid: Partial<MidYearRow>, end: Parameters<typeof first>[0]) =>
  checked(first(end), { midYear: [midYearRow(mid), null, null] });

export const MID_YEAR_CASES: CheckCase[] = [
  fires('M1', '完全不可能，什么都没写', monitored(SHORT), 'error causes 0', 'error measure 0'),
  fires(
    'M1',
    '有可能，什么都没写',
    monitored({ likelihood: '有可能', forecast: '9' }),
    'warn causes 0',
    'warn measure 0',
  ),
  fires(
    'M1',
    '湖北：有可能也必须写',
    monitored({ likelihood: '有可能', forecast: '9', ...causes({ funding: '√' }) }, ['50', '100'], book('hubei')),
    'error measure 0',
  ),
  fires(
    'M1',
    '只选了其他，没有说明',
    monitored({ ...SHORT, measure: '追加', ...causes({ otherCause: '√' }) }),
    'error explanation 0',
  ),
  silent('M1', '选了原因，写了措施', monitored({ ...SHORT, measure: '商财政追加经费', ...causes({ funding: '√' }) })),
  silent('M1', '没有选，写了原因说明', monitored({ ...SHORT, measure: '商财政追加经费', explanation: '经费压减' })),
  silent('M1', '确定能不必写', monitored({})),
  fires(
    'M2',
    '年中 8 次，年末 6 次',
    yearEnd({ actual: '8次' }, { actual: '6次', reason: '少', measure: '补' }),
    'warn actual 0',
    'warn reason 0',
  ),
  fires(
    'M2',
    '七月确定能，年末没有完成',
    yearEnd({ actual: '3次' }, { actual: '9次', reason: '少', measure: '补' }),
    'warn reason 0',
  ),
  silent('M2', '年末比年中多', yearEnd({ actual: '8次' }, { actual: '10次' })),
  silent('M2', '比率可以回落', yearEnd({ target: '≥90%', actual: '98%' }, { target: '≥90%', actual: '92%' })),
  silent('M2', '选了比率的计数可以回落', yearEnd({ actual: '12次', pace: '比率' }, { actual: '10次' })),
  silent(
    'M2',
    '七月说有可能',
    yearEnd({ actual: '3次', likelihood: '有可能' }, { actual: '9次', reason: '少', measure: '补' }),
  ),
  silent(
    'M2',
    '七月之后目标调高',
    yearEnd({ target: '≥5次', actual: '3次' }, { target: '≥12次', actual: '9次', reason: '少', measure: '补' }),
  ),
  silent(
    'M2',
    '没有年中监控',
    checked(first({ actual: '9次', reason: '少', measure: '补' }), { midYear: [null, null, null] }),
  ),
  fires('M3', '已执行 60，全年预计 50', monitored({}, ['60', '50']), 'error expected 表'),
  silent('M3', '已执行 60，全年预计 60', monitored({}, ['60', '60'])),
  silent('M3', '全年预计还没有填', monitored({}, ['60', ''])),
  fires('M4', '确定能，预计却达不到', monitored({ forecast: '9' }), 'warn likelihood 0'),
  fires(
    'M4',
    '完全不可能，预计却达到',
    monitored({ likelihood: '完全不可能', forecast: '10', explanation: '人手不足', measure: '抽调' }),
    'warn likelihood 0',
  ),
  silent('M4', '确定能，预计达到', monitored({})),
  silent('M4', '没有填预计', monitored({ forecast: '' })),
];
