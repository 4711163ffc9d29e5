/** Year-end cells of a sample project, made up by us: project cells by field, indicator cells by name and field. */
export interface SampleProject {
  preparer: string;
  /** Who submitted it; null while it is being filled in. */
  submittedBy: string | null;
  project: Record<string, string>;
  indicators: Record<string, Record<string, string>>;
}

const money = (budget: string, executed: string) => ({
  'budget.total': budget,
  'budget.appropriation': budget,
  'budget.carriedOver': '0.00',
  'budget.other': '0.00',
  'executed.total': executed,
  'executed.appropriation': executed,
  'executed.carriedOver': '0.00',
  'executed.other': '0.00',
});

/** Every kind of row occurs: met, missed, over-achieved, zero target met and missed, words of all three attainments. */
export const SAMPLE_ENTRIES: Record<string, SampleProject> = {
  住建行业职业技能大赛项目经费: {
    preparer: '陈晓',
    submittedBy: '陆敏',
    project: {
      ...money('479,381.00', '479,381.00'),
      goalResult: '四个工种的赛事全部按期办结，参赛 612 人；一处赛场发生轻微触电，已整改。',
    },
    indicators: {
      技能大赛赛务组织工作完成率: { actual: '100%' },
      技能大赛宣传工作完成率: { actual: '95%' },
      技能大赛项目完成率: { actual: '100%' },
      技能大赛重大事故: {
        actual: '1次',
        reason: '10 月 12 日钢筋赛场临时用电接线不规范，一名选手轻微触电',
        measure: '赛前增加第三方电气检测，赛场全部改用带漏电保护的移动配电箱',
      },
      巡查技能大赛场地完成率: { actual: '100%' },
      技能大赛通知公布及时率: { actual: '100%' },
      技能大赛结果公布及时率: { actual: '92%' },
      技能大赛人员专业技能水平上升率: { actual: '91.5%' },
      行业对技能大赛影响认可率: { actual: '93%' },
      服务对象满意度: { actual: '96.4%' },
    },
  },
  信息化建设项目: {
    preparer: '周宇',
    submittedBy: '陆敏',
    project: {
      ...money('1,468,400.00', '1,411,426.00'),
      goalResult: '平台国产化改造完成并通过安全与软件测评，7 月起全部业务迁入新平台。',
    },
    indicators: {
      完成办结量: { actual: '5316' },
      性能指标最大并发数: { actual: '120' },
      安全测评: { actual: '通过' },
      软件测评: { actual: '通过' },
      系统培训完成时间: {
        actual: '部分培训延后一个月完成',
        attainment: '部分达成',
        share: '70',
        reason: '区级管理员的培训场地 6 月被征用，第三期顺延',
        measure: '下一年度培训改为线上线下并行，提前锁定场地',
      },
      网上报名率: { actual: '100%' },
      部署环境: { actual: '云虚拟部署' },
      用户满意度: { actual: '91.2%' },
      部门满意度: { actual: '94%' },
    },
  },
  信息化运维项目: {
    preparer: '周宇',
    submittedBy: null,
    project: {
      ...money('557,500.00', '548,320.00'),
      goalResult: '全年系统可用率 99.95%，完成 4 次巡检和 1 次应急演练；两起疑难故障处理超时。',
    },
    indicators: {
      系统业务办结数: { actual: '1,386 次' },
      巡检工作完成数: { actual: '4' },
      系统运行报错次数: {
        actual: '6 次',
        reason: '9 月机房迁移期间网络抖动，引发 2 次报错',
        measure: '增加主备切换演练，每季度一次',
      },
      系统数据错误次数: { actual: '3 次' },
      报修故障处理率: { actual: '及时', attainment: '达成' },
      报修响应及时性: { actual: '完成' },
      运维工作及时性: {
        actual: '一般问题当天解决，两起疑难问题第 5 天解决',
        attainment: '部分达成',
        share: '75',
        reason: '两起故障涉及第三方组件，等待厂商补丁',
        measure: '与厂商约定备件和补丁前置，纳入合同考核',
      },
      重大系统事故数: { actual: '0 次' },
      用户投诉次数: { actual: '2 次' },
      用户线下办事减少次数: { actual: '5,420 次' },
      故障重复发生率: { actual: '6.2%' },
      安全等级达成度: { actual: '良好', attainment: '达成' },
      重复使用同一用户人数: { actual: '112 人' },
      用户满意度: { actual: '96.4%' },
      部门满意度: { actual: '95.5%' },
    },
  },
  上海市城市治理之星人才发展计划选拔管理专项经费: {
    preparer: '顾雯',
    submittedBy: '陆敏',
    project: {
      ...money('213,590.00', '195,220.00'),
      goalResult: '评出城市治理人才 53 名，完成年终考评；一场现场答辩改为线上，节余场地费。',
    },
    indicators: {
      城市治理人才选拔数: { actual: '53人' },
      选拔流程: { actual: '公平公正' },
      评选标准: { actual: '统一规范' },
      评选及表彰完成时间: { actual: '及时' },
      城市治理人才发展机制: { actual: '优化' },
      城市治理人才培养体系: { actual: '优化' },
      参与评选单位数: {
        actual: '12个',
        reason: '一家单位当年机构合并，未再单独推荐',
        measure: '下一年度按合并后的单位数核定指标值',
      },
      行业覆盖面: { actual: '三委五局' },
      城市治理人才影响力: {
        actual: '媒体报道少于计划',
        attainment: '未达成',
        share: '50',
        reason: '集中宣传原定四季度，因档期推迟到次年一月',
        measure: '宣传计划提前到三季度，列入月度督办',
      },
      服务对象满意度: { actual: '94.1%' },
    },
  },
  考务费用: {
    preparer: '何平',
    submittedBy: null,
    project: {
      'budget.total': '6,806,780.00',
      'budget.appropriation': '5,110,500.00',
      'budget.carriedOver': '0.00',
      'budget.other': '1,696,280.00',
      'executed.total': '6,056,000.00',
    },
    indicators: {
      预算经费执行率: { actual: '88.97%' },
      预算支出合规率: { actual: '100%' },
      考试人数: { actual: '171204人' },
      考务工作保障率: { actual: '98%' },
      施工现场专业人员培训监管工作完成率: { actual: '100%' },
      考试题库质量: { actual: '0.93' },
      考试重大事故: { actual: '0次' },
      报考通知公布时间及时率: { actual: '100%' },
      考试成绩公布时间及时率: { actual: '≥90%' },
      从业人员专业技能水平上升率: { actual: '86%' },
      考评工作数字化转型: { actual: '推进' },
    },
  },
  '推进住房、城乡建设和城市管理领域职业技术教育经费': {
    preparer: '顾雯',
    submittedBy: '陆敏',
    project: {
      ...money('56,000.00', '56,000.00'),
      goalResult: '年度培训与技能鉴定统计报表按要求报送，数据经两轮复核。',
    },
    indicators: {
      行业机构数: { actual: '11家', reason: '年内新增三家培训机构纳入统计，目标按上年机构数核定' },
      数据汇总准确率: { actual: '98.6%' },
      调查统计完成时间: { actual: '及时' },
      本市住房和城乡建设行业从业人员培训情况: { actual: '掌握' },
      本市住房和城乡建设行业从业人员职业技能鉴定情况: { actual: '掌握' },
      全国及本市住房和城乡建设行业从业人员教育培训工作: { actual: '提供依据' },
      数据覆盖面及行业代表性: { actual: '较上年提升' },
      '行业从业人员技能培训、鉴定水平': {
        actual: '与上年基本持平',
        attainment: '部分达成',
        share: '65',
        reason: '两个工种的鉴定站点暂停受理，鉴定人数没有增长',
        measure: '协调恢复站点，并增设一个临时鉴定点',
      },
      '全面开展本市住房和城乡建设行业从业人员培训、职业技能鉴定': { actual: '92%' },
      服务对象满意度: { actual: '95%' },
    },
  },
  建设交通行业人才系列报告编制经费: {
    preparer: '何平',
    submittedBy: null,
    project: {
      ...money('150,000.00', '0.00'),
    },
    indicators: {
      岗位薪酬信息采集量: { actual: '104.5万条' },
      人才信息采集量: { actual: '12800条' },
      '《报告》编制质量': { actual: '前瞻性、指导性' },
      行业人才开发和培养: { actual: '引导' },
    },
  },
};
