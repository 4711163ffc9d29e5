import { type CheckCase, fires, silent } from '#test/rules/checks/check-cases.ts';
import { first, outputs, typed } from '#test/rules/checks/checked.ts';
import { money } from '#test/rules/forms.ts';

const MISSED = { actual: '9', measure: '明年提前排期' };
const LAGGING = (reason: string) => ({ money: money(['', '100', '80'], {}, reason) });

// None of the eight published rows that lose points gives a reason.
export const REASON_CASES: CheckCase[] = [
  fires('R1', '失分没有原因', typed(first({ actual: '9' })), 'error reason 0'),
  fires('R1', '执行率 80% 没有说明', typed(LAGGING('')), 'error reason 表'),
  silent('R1', '失分有原因', typed(first({ ...MISSED, reason: '一次因台风取消' }))),
  silent('R1', '执行率 90% 不必说明', typed({ money: money(['', '100', '90']) })),
  ...['疫情影响', '受疫情影响。', '无', '/', '—', '其他原因', '客观原因'].map((reason) =>
    fires('R2', `失分的原因只写“${reason}”`, typed(first({ ...MISSED, reason })), 'warn reason 0'),
  ),
  fires('R2', '超额的原因只写“无”', typed(first({ actual: '20', reason: '无' })), 'warn reason 0'),
  fires('R2', '执行率低只写“客观原因”', typed(LAGGING('客观原因')), 'warn reason 表'),
  fires('R2', '有原因没有措施', typed(first({ actual: '9', reason: '一次因台风取消' })), 'warn measure 0'),
  fires(
    'R2',
    '三行抄同一句原因',
    typed(outputs(...[1, 2, 3].map(() => ({ ...MISSED, reason: '人手不足，进度推迟' })))),
    'warn reason 0',
  ),
  silent('R2', '两行是同一个原因', typed(outputs(...[1, 2].map(() => ({ ...MISSED, reason: '人手不足，进度推迟' }))))),
  silent('R2', '疫情之外还写了怎样影响', typed(first({ ...MISSED, reason: '受疫情影响，四月停课，少办一次' }))),
  silent('R2', '措施写在原因里', typed(first({ actual: '9', reason: '一次因台风取消，今后错开汛期' }))),
  silent('R2', '没有失分的行写“无”', typed(first({ reason: '无' }))),
  silent('R2', '执行率低写明原因', typed(LAGGING('尾款合同约定次年支付'))),
];
