import { CAUSES } from '#src/rules/mid-year.ts';
import type { FormField } from '#views/help-words.ts';

/** The cells of 项目支出绩效目标执行监控表 that the year-end form does not have, or has otherwise. */
export const MID_YEAR_PART: { title: string; fields: readonly FormField[] } = {
  title: '年中监控表',
  fields: [
    {
      fields: ['initial', 'executed', 'expected'],
      name: '年初预算数 · 到期末的执行数 · 全年预计执行数',
      meaning: '执行数填到监控期最后一天；预计数不小于已执行数。追加过预算的在执行情况说明里写明。',
    },
    {
      fields: ['executionReason'],
      name: '执行情况说明',
      meaning: '进度落后时写原因和后几个月的安排，印在表下的说明里。',
    },
    {
      fields: ['actual', 'pace'],
      name: '执行情况 · 累计或比率',
      meaning:
        '到期末的值；还没开始的写“尚未开展”。计数按累计看，做一件多一件；百分比按比率看，还会升降，判断错了可以改选。',
    },
    {
      fields: ['forecast'],
      name: '全年预计完成情况',
      meaning: '按现在的进度，全年能到多少；据此算出预计得分。定性指标可以不写，按可能性推定。',
    },
    {
      fields: ['likelihood'],
      name: '完成目标可能性',
      meaning: '确定能、有可能、完全不可能，与预计要一致。',
    },
    {
      fields: [...CAUSES.map(({ field }) => field), 'explanation'],
      name: '偏差原因分析 · 原因说明',
      meaning: '从经费、制度、人员、硬件条件保障等方面打勾，再写明具体是什么；勾了“其他”必须写明。',
    },
    {
      fields: ['measure', 'remark'],
      name: '拟采取的措施 · 备注',
      meaning: '“完全不可能”的必须写措施，“有可能”的应当写（湖北必须写）；两样都印在备注栏。',
    },
  ],
};
