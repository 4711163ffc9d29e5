import { type CheckCase, fires, silent } from '#test/rules/checks/check-cases.ts';
import { first, printed, typed } from '#test/rules/checks/checked.ts';
import { book, money, sheet } from '#test/rules/forms.ts';

const FULL = ['50', '30', '10'];
const TOTAL = { scores: FULL, money: '10', total: '100' };
const CAPPED = { ...book('shanghai'), totalCaps: [{ below: 60, atMost: 6900 }] };
const LAGGING = money(['', '100', '50'], {}, '项目推迟到下一年度，明年一季度完成');
const EXCUSED = first({ notApplicable: '停办' });

export const SCORE_CASES: CheckCase[] = [
  fires('S1', '得分大于分值', printed({}, { scores: ['51', '30', '10'] }), 'error score 0'),
  fires('S1', '得分小于 0', printed({}, { scores: ['-1', '30', '10'] }), 'error score 0'),
  fires('S1', '预算执行率得分大于 10', printed({}, { scores: FULL, money: '12' }), 'error score 表'),
  silent('S1', '得分等于分值', printed({}, { scores: FULL, money: '10' })),
  silent('S1', '没有印得分的表不查', typed()),
  // 银川市第六中学 2021 prints 98 over rows of 92 at most.
  fires(
    'S2',
    '银川：总分 98，各行合计 92',
    printed({}, { scores: ['50', '23', '10'], money: '9', total: '98' }),
    'error total 表',
  ),
  fires(
    'S2',
    '银川：有一行没有印得分，最多 92 分',
    printed({}, { scores: ['', '23', '10'], money: '9', total: '98' }),
    'error total 表',
  ),
  fires('S2', '等级与总分不符', printed({}, { ...TOTAL, grade: '良' }), 'error grade 表'),
  fires(
    'S2',
    '没有按不适用折算',
    printed(EXCUSED, { scores: ['', '30', '10'], money: '10', total: '50' }),
    'error total 表',
  ),
  fires(
    'S2',
    '执行率低于 60% 没有封顶',
    printed({ rulebook: CAPPED, money: LAGGING }, { scores: FULL, money: '5', total: '95' }),
    'error total 表',
  ),
  silent('S2', '总分是各行之和', printed({}, { ...TOTAL, grade: '优' })),
  silent('S2', '不适用的行折算后对得上', printed(EXCUSED, { scores: ['', '29', '10'], money: '10', total: '98' })),
  silent(
    'S2',
    '执行率低于 60% 封顶到 69',
    printed({ rulebook: CAPPED, money: LAGGING }, { scores: FULL, money: '5', total: '69' }),
  ),
  silent('S2', '没有印总分的表不查', printed({}, { scores: FULL })),
  // 永德县 2022 时效 7/10; 银川 13/15.
  fires(
    'S3',
    '永德：资金到位及时率 100% 只给 7 成',
    printed(first({ target: '≥100%', actual: '100%' }), { scores: ['35', '30', '10'] }),
    'error score 0',
  ),
  fires('S3', '银川：执行率 100% 只给 9 分', printed({}, { scores: FULL, money: '9' }), 'error score 表'),
  silent('S3', '少给分写了原因', printed(first({ reason: '资料归档不全，已整改' }), { scores: ['45', '30', '10'] })),
  silent(
    'S3',
    '没有达到目标的少给分',
    printed(first({ actual: '9', reason: '少一次' }), { scores: ['45', '30', '10'] }),
  ),
  // 保山 completion 99.14 %, 重庆 政府采购执行率 72.74 % of 100 %, both full marks.
  fires(
    'S4',
    '保山：99.14% 给了满分',
    printed(first({ target: '=100%', actual: '99.14%', reason: '一户未完成' }), { scores: FULL }),
    'error score 0',
  ),
  fires(
    'S4',
    '重庆：72.74% 给了满分',
    printed(first({ target: '100%', actual: '72.74%', reason: '招标推迟' }), { scores: FULL }),
    'error score 0',
  ),
  fires('S4', '执行率 50% 给了满分', printed({ money: LAGGING }, { scores: FULL, money: '10' }), 'error score 表'),
  silent(
    'S4',
    '没有达到目标按比例给分',
    printed(first({ target: '=100%', actual: '99.14%', reason: '一户未完成' }), { scores: ['49.57', '30', '10'] }),
  ),
  silent(
    'S4',
    '满意度分段的办法下 92% 得满分，不看 95% 的目标',
    printed(
      {
        rulebook: book('national-2021'),
        currency: '万元',
        indicators: sheet().indicators.map((one, i) => (i === 2 ? { ...one, target: '≥95%', actual: '92%' } : one)),
      },
      { scores: FULL },
    ),
  ),
  // 苏州市 2021: 94 % of a weight of 6 printed as 4.2.
  fires(
    'S5',
    '苏州：94% 应得 47，印 35',
    printed(first({ target: '100%', actual: '94%' }), { scores: ['35', '30', '10'] }),
    'warn score 0',
  ),
  fires(
    'S5',
    '比评分办法多给，写了原因也要问',
    printed(first({ actual: '5', reason: '少五次' }), { scores: ['30', '30', '10'] }),
    'warn score 0',
  ),
  silent('S5', '相差 0.1 以内', printed(first({ target: '100%', actual: '94%' }), { scores: ['47.1', '30', '10'] })),
  silent(
    'S5',
    '人工扣分写了原因',
    printed(first({ actual: '9', reason: '少一次，且延期' }), { scores: ['40', '30', '10'] }),
  ),
  // 青神县 2023, 大英县 2023: filed with blanks.
  fires('S6', '青神：实际完成值空着', typed(first({ actual: '' })), 'error actual 0'),
  fires('S6', '大英：一行没有得分', printed({}, { scores: ['50', '', '10'] }), 'error score 1'),
  silent('S6', '都填了', printed({}, TOTAL)),
  fires(
    'S7',
    '执行率 89.99%，各行满分，总分 99',
    typed({ money: money(['', '100', '89.99'], {}, '尾款跨年') }),
    'warn total 表',
  ),
  fires(
    'S7',
    '执行率 50%，表中全是满分',
    printed({ money: LAGGING }, { scores: FULL, money: '10', total: '100' }),
    'warn total 表',
  ),
  silent(
    'S7',
    '普陀：执行率 86.18%，总分 98.62',
    typed({ money: money(['250000.00', '250000.00', '215,457.6'], {}, '尾款跨年') }),
  ),
  silent('S7', '全部达到、全部执行', typed()),
];
