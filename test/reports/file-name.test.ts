import { describe, expect, test } from 'vitest';
import { bookletFileName, reportFileName } from '#reports/file-name.ts';

const FORM = '财政项目支出绩效自评表';

describe('打印文件名', () => {
  test('序号-项目名称-表名', () => {
    expect(reportFileName(3, 7, '信息化运维项目', FORM)).toBe('03-信息化运维项目-财政项目支出绩效自评表.pdf');
  });

  test('序号按项目个数补零', () => {
    expect(reportFileName(3, 120, '项目', FORM)).toMatch(/^003-/u);
  });

  test.each([
    ['路径', '../../etc/passwd', '01-__.._etc_passwd'],
    ['Windows 不许的字符', 'a\\b:c*d?e"f<g>h|i', '01-a_b_c_d_e_f_g_h_i'],
    ['换行和控制字符', '甲\n乙\u0000丙', '01-甲_乙_丙'],
    ['改变方向的字符', '甲\u202efdp.乙', '01-甲_fdp.乙'],
    ['半个代理对', '甲\ud842乙', '01-甲_乙'],
    ['首尾的点和空格', ' 甲. ', '01-甲_'],
    ['空名称', '  ', '01-未命名'],
    ['生僻字照用', '𠮷䶮', '01-𠮷䶮'],
  ])('%s', (_case, name, expected) => {
    expect(reportFileName(1, 9, name, FORM)).toBe(`${expected}-${FORM}.pdf`);
  });

  test('很长的名称截短，全长不超过 180 字节，不截断半个字', () => {
    const name = reportFileName(1, 9, '𠮷'.repeat(500), FORM);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
    expect(name).toMatch(/^01-𠮷+…-财政项目支出绩效自评表\.pdf$/u);
  });

  test('名称相同的两个项目，文件名不同', () => {
    const names = [1, 2, 3].map((position) => reportFileName(position, 3, `${'长'.repeat(100)}${position}`, FORM));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(3);
  });

  test('序号超出个数是错误', () => {
    expect(() => reportFileName(8, 7, '甲', FORM)).toThrow();
    expect(() => reportFileName(0, 7, '甲', FORM)).toThrow();
  });

  test('合订本', () => {
    expect(bookletFileName(2024, FORM)).toBe('2024年度-财政项目支出绩效自评表-合订本.pdf');
  });
});
