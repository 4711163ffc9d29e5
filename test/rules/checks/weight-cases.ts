import { type CheckCase, fires, silent } from '#test/rules/checks/check-cases.ts';
import { BENEFIT, first, OUTPUT, SATISFACTION, typed } from '#test/rules/checks/checked.ts';

const weighted = (output: string, benefit: string, satisfaction: string) => ({
  indicators: [
    { ...OUTPUT, weight: output },
    { ...BENEFIT, weight: benefit },
    { ...SATISFACTION, weight: satisfaction },
  ],
});

// 中江县 2019: 70 + 20 + 10 + 10 = 110, and captions that differ from their rows. 大英县 2023: one cost row of 90.
export const WEIGHT_CASES: CheckCase[] = [
  fires('W1', '中江县：七十加二十加十，再加执行率十分，共 110', typed(weighted('70', '20', '10')), 'error weight 表'),
  silent('W1', '五十、三十、十，加执行率十分', typed(weighted('50', '30', '10'))),
  fires(
    'W2',
    '中江县：标题写五十分，各行是四十分',
    typed(first({ category: '产出指标(50分)', weight: '40' })),
    'error category 0',
  ),
  silent('W2', '标题与各行一致', typed(first({ category: '产出指标（50分）', weight: '50' }))),
  silent('W2', '标题没有写分', typed(first({ weight: '40' }))),
  fires('W3', '大英县：一行占 90 分', typed({ indicators: [{ ...OUTPUT, weight: '90' }] }), 'warn weight 0'),
  silent('W3', '一行占 50 分', typed(first({ weight: '50' }))),
];
