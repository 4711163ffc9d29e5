import { type CheckCase, fires, silent } from '#test/rules/checks/check-cases.ts';
import { checked } from '#test/rules/checks/checked.ts';
import { money, row } from '#test/rules/forms.ts';

const FORM = {
  money: money(['250000', '250000', '215457.6'], {}, '尾款合同约定次年支付'),
  indicators: [
    row({ name: '户厕改造户数', target: '≥115户', actual: '264户', reason: '整村推进' }),
    row({ name: '系统运行报错次数', target: '≤5.00(次)', actual: '6次', reason: '网络抖动', measure: '主备切换演练' }),
    row({ category: '效益指标', name: '网上报名率', target: '=100.00(%)', actual: '100%' }),
    row({ category: '满意度指标', name: '用户满意度', target: '≥90%', actual: '91.2%' }),
  ],
};
const told = (text: string) => checked(FORM, { narrative: [text] });
const head = (name: string, unit: string) => ({
  project: { name, unit, nature: '', yearTotal: null, projectTotal: null },
});
const TABLE = { targetTable: { name: '信息化运维项目', unit: '人才开发评价中心' } };

export const DOCUMENT_CASES: CheckCase[] = [
  // 无为 2021 wrote 超任务43% of 264 against 115; 琼海 graded 61.99 of 173 as 良.
  fires('D1', '无为：264 户对 115 户说成超任务 43%', told('完成户厕改造户数264户，超任务43%。'), 'hint narrative 0'),
  fires('D1', '琼海：等级写成良', told('自评等级为良。'), 'hint narrative 表'),
  fires('D1', '执行率写成 95%', told('预算执行率达到 95%，进度良好'), 'hint narrative 表'),
  fires('D1', '总分写成 99.5', told('本项目自评得分99.5分'), 'hint narrative 表'),
  fires('D1', '全年预算写成 30 万元', told('全年预算 30 万元，用于运维'), 'hint narrative 表'),
  fires('D1', '执行数把元写成万元', told('实际支出215,457.60万元'), 'hint narrative 表'),
  fires('D1', '满意度写成 95%', told('用户满意度达到95%。'), 'hint narrative 3'),
  silent(
    'D1',
    '数都与表一致',
    told(
      '全年预算25万元，实际支出21.55万元，执行率86.2%，自评得分94.45分，等级为优。完成户厕改造户数264户，超任务129.57%。',
    ),
  ),
  silent('D1', '日期、会议次数和文件份数表里没有', told('2024年3月召开2次会议，印发文件15份。')),
  silent('D1', '上年、其他时点和采购的执行率不是这张表的', told('上年执行率97%，1—7月执行率45%，政府采购执行率100%。')),
  silent('D1', '目标值和界限不是实际值', told('系统运行报错次数目标为5次，执行率低于90%。')),
  silent('D1', '预算执行得分不是总分', told('预算执行得分8.62分。')),
  fires(
    'D2',
    '项目名称与目标表不同',
    checked({}, { ...head('信息化建设项目', '人才开发评价中心'), ...TABLE }),
    'error project 表',
  ),
  fires(
    'D2',
    '单位与目标表不同',
    checked({}, { ...head('信息化运维项目', '建设管理委员会'), ...TABLE }),
    'error unit 表',
  ),
  fires(
    'D2',
    '评价期没有结束就填报',
    checked({}, { filedOn: '2024-12-20', periodEnd: '2024-12-31' }),
    'error filedOn 表',
  ),
  silent('D2', '名称只差空格和括号的全半角', checked({}, { ...head('信息化 运维项目', '人才开发评价中心'), ...TABLE })),
  silent('D2', '期满后填报', checked({}, { filedOn: '2025-01-09', periodEnd: '2024-12-31' })),
];
