import { rolesByWord } from '#src/import/grids/form-words.ts';

/** Columns of the money block of a filled 自评表. */
export type MoneyColumnRole = 'initial' | 'budget' | 'executed' | 'weight' | 'rate' | 'score';

const COLUMNS = rolesByWord<MoneyColumnRole>({
  initial: ['年初预算数', '年初预算', '年初预算金额', '年初预算安排数', '年初预算资金'],
  budget: [
    '全年预算数',
    '全年预算',
    '全年预算金额',
    '调整后预算数',
    '调整后全年预算数',
    '调整预算数',
    '预算数',
    '预算金额',
  ],
  executed: ['全年执行数', '全年执行', '全年执行金额', '执行数', '执行金额', '实际执行数', '实际支出数'],
  weight: ['分值', '权重'],
  rate: ['执行率', '预算执行率', '资金执行率'],
  score: ['得分', '自评得分'],
});

/** What stands in brackets behind a title and is no part of it: (A), (C/B), (元), (%), (调整后). */
const BEHIND = /[([](?:[ABCＡＢ]|[A-C]\/[A-C]|万?元|%|调整后)[)\]]/g;

/** The role of a column of the money block; null for other text. */
export function moneyColumnOf(key: string): MoneyColumnRole | null {
  return COLUMNS.get(key.replace(BEHIND, '').replace(/[AB]$/, '')) ?? null;
}
