import { Decimal } from '#src/rules/decimal.ts';
import { type CheckCase, fires, silent } from '#test/rules/checks/check-cases.ts';
import { BENEFIT, checked, OUTPUT, printed, SATISFACTION, typed } from '#test/rules/checks/checked.ts';
import { money, row } from '#test/rules/forms.ts';

const spent = (budget: string, executed: string, reason = '尾款跨年') => ({
  money: money(['', budget, executed], {}, reason),
});
const rated = (budget: string, executed: string, rate: string) => printed(spent(budget, executed), { rate });
const cut = (amounts: [string, string, string], reason = '') => ({ money: money(amounts, {}, reason) });
const CUT: [string, string, string] = ['202.64', '132.912', '132.912'];
const cost = (target: string) => ({
  currency: '元' as const,
  money: money(['', '1000000', '1000000']),
  indicators: [
    OUTPUT,
    BENEFIT,
    SATISFACTION,
    row({
      category: '成本指标',
      subcategory: '经济成本指标',
      name: '项目总成本',
      target,
      actual: target.replace('≤', ''),
    }),
  ],
});
const project = (yearTotal: string | null, projectTotal: string | null) => ({
  name: '平台建设',
  unit: '信息中心',
  nature: '阶段性项目',
  yearTotal: yearTotal === null ? null : new Decimal(yearTotal),
  projectTotal: projectTotal === null ? null : new Decimal(projectTotal),
});
const claim = '执行准确性：不存在执行数偏离预算数较多的情况';

export const MONEY_CASES: CheckCase[] = [
  fires(
    'B1',
    '棠溪镇：总额 0，明细 89.974',
    typed({ currency: '万元', money: money(['0', '0', '0'], { appropriation: ['90', '89.974', '89.974'] }) }),
    ...['error initial 表', 'error budget 表', 'error executed 表'],
  ),
  fires(
    'B1',
    '临河：各项之和 7165.29，总额 7165.32',
    typed({
      currency: '万元',
      money: money(['', '7165.32', '6992.95'], {
        appropriation: ['', '3714.17', '3714.17'],
        carriedOver: ['', '1859.90', '1726.94'],
        other: ['', '1591.22', '1551.84'],
      }),
    }),
    'error budget 表',
  ),
  silent(
    'B1',
    '总额等于各项',
    typed({
      money: money(['', '100', '100'], {
        appropriation: ['', '90', '90'],
        carriedOver: ['', '0', '0'],
        other: ['', '10', '10'],
      }),
    }),
  ),
  fires('B2', '普陀：印 86.19，应为 86.18', rated('250000', '215457.6', '86.19'), 'warn rate 表'),
  fires('B2', '广元：印 57.89%，应为 57.90', rated('2000', '1157.97', '57.89%'), 'warn rate 表'),
  fires('B2', '海淀：印 50%，应为 49.88', rated('310.2', '154.74', '50%'), 'warn rate 表'),
  silent('B2', '普陀：45.17', rated('20000', '9034', '45.17')),
  silent('B2', '表格软件里的 0.4517', rated('20000', '9034', '0.4517')),
  silent('B2', '超预算的照实印 108.56', rated('900', '977', '108.56%')),
  fires('B3', '总成本写成 ≤100元', typed(cost('≤100元')), 'error target 3'),
  silent('B3', '总成本 ≤100万元', typed(cost('≤100万元'))),
  fires('B4', '202.64 调减到 132.912，执行率成了 100%', checked({ currency: '万元', ...cut(CUT) }), 'warn budget 表'),
  fires('B4', '调减把执行率从 63% 抬到 90%', checked(cut(['200', '140', '126'])), 'warn budget 表'),
  silent('B4', '调减只把执行率从 80% 抬到 82%', checked(cut(['100', '98', '80']))),
  silent('B4', '调减写了原因', checked({ currency: '万元', ...cut(CUT, '年中统一压减') })),
  silent('B4', '调减有调整表', checked({ currency: '万元', ...cut(CUT) }, { hasAdjustment: true })),
  silent('B4', '青神：调增', checked({ currency: '万元', ...cut(['238.93', '251.89', '251.89']) })),
  silent('B4', '不调减执行率也在 90% 以上', checked(cut(['100', '95', '95']))),
  fires('B5', '执行率 57.89% 却说不存在偏离', checked(spent('2000', '1157.97', claim)), 'hint reason 表'),
  fires(
    'B5',
    '报告说执行完毕',
    checked(spent('100', '86'), { narrative: ['资金已全部执行完毕。'] }),
    'hint narrative 表',
  ),
  silent('B5', '执行率 95% 可以这样说', checked(spent('100', '95', claim))),
  silent('B5', '说明了偏离', checked(spent('2000', '1157.97', '执行数偏离预算数较多，尾款跨年'))),
  fires('B6a', '零执行', typed(spent('100', '0')), 'warn executed 表'),
  silent('B6a', '有执行', typed(spent('100', '95'))),
  fires('B6b', '湖北红十字会：977 对 900', typed(spent('900', '977')), 'error executed 表'),
  silent('B6b', '恰好用完', typed(spent('900', '900'))),
  fires('B7', '年度资金大于项目资金总额', checked({}, { project: project('120', '100') }), 'error projectTotal 表'),
  fires(
    'B7',
    '年初预算填了整个项目的资金',
    checked({ money: money(['300', '', '100'], {}, '分年实施') }, { project: project('100', '300') }),
    'error initial 表',
  ),
  silent(
    'B7',
    '阶段性项目，本年是其中一部分',
    checked({ money: money(['100', '', '100']) }, { project: project('100', '300') }),
  ),
  silent('B7', '没有项目资金总额', checked({}, { project: project('120', null) })),
];
