import { describe, expect, test } from 'vitest';
import { recordOfEdition, titleOfEdition, withoutContacts } from '#src/rules/edition.ts';
import { operationsRecord, recordWithRows } from '#test/reports/records.ts';

describe('公开版去掉联系方式', () => {
  test.each([
    ['手机', '联系人王工 13812345678。', '联系人王工（联系方式略）。'],
    ['带称呼的手机', '王工，联系电话：13812345678', '王工，（联系方式略）'],
    ['分段的手机', '手机 138-1234-5678', '（联系方式略）'],
    ['座机', '电话：021-62345678', '（联系方式略）'],
    ['带括号的区号和分机', '（021）62345678 不带；(021) 62345678-801', '（021）62345678 不带；（联系方式略）'],
    ['邮箱', '邮箱：wang.gong@example.gov.cn，', '（联系方式略），'],
    ['两个号码', '13812345678、13912345678', '（联系方式略）'],
    ['号码连着邮箱', '李四 13812345678 li@example.cn，下同', '李四（联系方式略），下同'],
  ])('%s', (_, text, shown) => {
    expect(withoutContacts(text)).toBe(shown);
  });

  test.each([
    ['金额', '支出 13800000000元'],
    ['带小数的金额', '13812345678.00'],
    ['人次', '服务 13812345678人次'],
    ['编号的一段', '合同 2024-13812345678-01'],
    ['日期', '2024-01-31 完成'],
    ['百分数', '达到 98.35%'],
    ['比号', '完成 4@2 次'],
  ])('%s 不是联系方式', (_, text) => {
    expect(withoutContacts(text)).toBe(text);
  });

  test('目标、完成情况、每项指标和说明都处理，数字和得分不动', () => {
    const record = {
      ...recordWithRows({ 0: { remark: '电话 13812345678', actual: '见 13812345678' } }),
      goal: { expected: '电话 13812345678', actual: '电话 13812345678' },
      notes: ['电话 13812345678'],
    };
    const shown = recordOfEdition(record, 'public');
    expect(JSON.stringify([shown.goal, shown.notes, shown.indicators[0]?.remark])).not.toContain('138');
    expect(shown.indicators[0]?.actual).toBe('见（联系方式略）');
    expect([shown.money, shown.totals, shown.project]).toEqual([record.money, record.totals, record.project]);
  });
});

describe('空表', () => {
  const blank = recordOfEdition(operationsRecord(), 'blank');

  test('每项指标留下目标和分值，完成值、得分、原因都空着', () => {
    for (const [index, row] of blank.indicators.entries()) {
      const { name, target, weight } = operationsRecord().indicators[index] ?? {};
      expect(row).toMatchObject({ name, target, weight, actual: '', score: '', remark: '' });
    }
  });

  test('预算留下，执行数、执行率、得分空着；明细行的—照旧', () => {
    expect(blank.money.rows[0]).toMatchObject({ budget: '557,500.00', executed: '', rate: '', score: '' });
    expect(blank.money.rows[1]).toMatchObject({ weight: '—', score: '—' });
  });

  test('没有总分、等级和实际完成情况，说明是填写办法', () => {
    expect([blank.total, blank.grade, blank.goal.actual, blank.submitted]).toEqual([null, null, '', null]);
    expect(blank.totals).toEqual([{ label: '总分', weight: '100.00', score: '', working: '' }]);
    expect(blank.notes.join()).toContain('不是自评结果');
  });
});

test('正式版就是冻结的表；另两种的表名写明是什么', () => {
  const record = operationsRecord();
  expect(recordOfEdition(record, 'official')).toBe(record);
  expect((['official', 'public', 'blank'] as const).map((one) => titleOfEdition('自评表', one))).toEqual([
    '自评表',
    '自评表（公开版）',
    '自评表（空表）',
  ]);
});
