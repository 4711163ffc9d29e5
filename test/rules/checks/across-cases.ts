import { checkAcross, type ScoredProject } from '#src/rules/checks/across.ts';
import { type Sheet, scoreSheet } from '#src/rules/sheet.ts';
import { type CheckCase, fires, silent } from '#test/rules/checks/check-cases.ts';
import { first, outputs } from '#test/rules/checks/checked.ts';
import { money, sheet } from '#test/rules/forms.ts';

function projects(...sets: Partial<Sheet>[]): ScoredProject[] {
  return sets.map((set, i) => {
    const whole = sheet(set);
    return { name: `项目${i + 1}`, sheet: whole, scored: scoreSheet(whole) };
  });
}

const MISSED = { actual: '9', reason: '人手不足，进度推迟', measure: '抽调' };
const LAGGING = { money: money(['', '100', '60'], {}, '尾款合同约定次年支付') };
const full = (count: number) => Array.from({ length: count }, () => ({}));

export const ACROSS_CASES: CheckCase[] = [
  fires(
    'A1',
    '三个项目抄同一句原因',
    checkAcross(projects(first(MISSED), first(MISSED), {}, first(MISSED))),
    'warn 0,1,3',
  ),
  silent('A1', '两处相同', checkAcross(projects(first(MISSED), first(MISSED)))),
  silent('A1', '三处都在一个项目，由 R2 提醒', checkAcross(projects(outputs(MISSED, MISSED, MISSED), {}))),
  fires('A2', '两个项目只用了六成的钱，指标全部满分', checkAcross(projects(LAGGING, {}, LAGGING)), 'warn 0,2'),
  silent('A2', '用得少，指标也失分', checkAcross(projects({ ...LAGGING, ...first(MISSED) }))),
  fires('A3', '五个项目四个满分', checkAcross(projects(...full(4), first(MISSED))), 'warn 0,1,2,3'),
  silent('A3', '五个项目三个满分', checkAcross(projects(...full(3), first(MISSED), first(MISSED)))),
  silent('A3', '只有四个项目', checkAcross(projects(...full(4)))),
  silent('A3', '一个项目也没有', checkAcross([])),
];
