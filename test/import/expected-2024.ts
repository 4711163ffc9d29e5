import type { TargetMoney, TargetTable } from '#src/import/target-table.ts';
import { INDICATORS_2024 } from '#test/import/expected-2024-indicators.ts';

const CENTRE = '上海市住房和城乡建设管理委员会人才开发评价中心';
const COMMISSION = '上海市住房和城乡建设管理委员会';

type Rest = Pick<TargetTable, 'name' | 'nature' | 'projectClass' | 'annualGoal'>;

/** The year's money in 元; the whole-project half of all seven tables is empty. */
function yearly(yearTotal: string, yearAppropriation: string, carriedOver: string, other: string): TargetMoney {
  return {
    currency: '元',
    projectTotal: null,
    projectAppropriation: null,
    projectOther: null,
    yearTotal,
    yearAppropriation,
    carriedOver,
    other,
  };
}

function table(rest: Rest, money: TargetMoney): TargetTable {
  return {
    ...rest,
    year: 2024,
    department: COMMISSION,
    unit: CENTRE,
    startDate: '2024-01-01',
    endDate: '2024-12-31',
    money,
    goal: null,
    indicators: (INDICATORS_2024[rest.name] ?? []).map(([category, subcategory, name, target]) => ({
      category,
      subcategory,
      name,
      target,
    })),
  };
}

/** Every cell of the seven tables in db/sample/targets-2024.txt. */
export const EXPECTED_2024: TargetTable[] = [
  table(
    {
      name: '住建行业职业技能大赛项目经费',
      nature: '其他一次性项目',
      projectClass: '特定目标类',
      annualGoal:
        '举办一次覆盖住建行业主要工种的职业技能大赛，完成宣传发动、场地巡查、赛务组织和结果公布，为一线职工提供比学赶超的平台，选拔并激励一批技术过硬、作风扎实的技能人才，使全行业更加看重技能、愿意学习技能。',
    },
    yearly('479381.00', '479381.00', '0.00', '0.00'),
  ),
  table(
    {
      name: '信息化建设项目',
      nature: '其他一次性项目',
      projectClass: '特定目标类',
      annualGoal:
        '把人才综合管理服务平台迁移到国产软硬件环境，完成开发、测评和用户培训，迁移后各项业务照常办理、数据安全可靠。',
    },
    yearly('1468400.00', '1468400.00', '0.00', '0.00'),
  ),
  table(
    {
      name: '信息化运维项目',
      nature: '其他经常性项目',
      projectClass: '其他运转类',
      annualGoal: '为各业务系统提供全年巡检、故障处理、云上主机维护和网络安全防护，使用户办事不中断、数据不出错。',
    },
    yearly('557500.00', '557500.00', '0.00', '0.00'),
  ),
  table(
    {
      name: '上海市城市治理之星人才发展计划选拔管理专项经费',
      nature: '其他一次性项目',
      projectClass: '特定目标类',
      annualGoal: '依照选拔管理办法组织一次城市治理之星评选和一次年度考核，形成选、育、用相衔接的人才培养办法。',
    },
    yearly('213590.00', '213590.00', '0.00', '0.00'),
  ),
  table(
    {
      name: '考务费用',
      nature: '其他经常性项目',
      projectClass: '特定目标类',
      annualGoal: [
        '一、征收人员考试：按计划组织房屋征收从业人员考试，促使应考人员熟悉政策、规范办事，减少征收补偿中的争议。',
        '二、安管人员和特种作业考试：1.办好“三类人员”的初次取证与继续教育，报名、培训、考试各环节按时完成。',
        '2.办好建筑施工特种作业人员的理论考试和实操考核，使持证人员达到独立上岗的水平。',
        '三、现场专业人员培训：对培训机构和考点开展巡查，督促按大纲施教、如实考核。',
        '四、二级造价工程师考试：完成本年度全市考务，保证命题、阅卷、发证规范有序。',
        '五、职业技术教育统计：按主管部门规定的格式汇总报送从业人员培训和鉴定数据，做到口径一致、数字准确。',
        '六、房地产估价师考试：完成考试组织工作，引导估价人员依规执业。',
        '七、委托考试：承办行业水平考试和事业单位招聘考试，守住保密、公平和安全三条底线，考场不出差错。',
      ].join(''),
    },
    yearly('6806780.00', '5110500.00', '0.00', '1696280.00'),
  ),
  table(
    {
      name: '推进住房、城乡建设和城市管理领域职业技术教育经费',
      nature: '其他一次性项目',
      projectClass: '特定目标类',
      annualGoal:
        '汇总全市建设行业从业人员的培训和职业技能鉴定情况，按统一格式编制并报送各期统计报表，做到数据准确、按时完成。',
    },
    yearly('56000.00', '56000.00', '0.00', '0.00'),
  ),
  table(
    {
      name: '建设交通行业人才系列报告编制经费',
      nature: '其他一次性项目',
      projectClass: '特定目标类',
      annualGoal:
        '采集行业岗位薪酬和人才状况信息，经过调研、分析、撰写和评审，编印年度系列报告，供企业引才和部门决策参考。',
    },
    yearly('150000.00', '150000.00', '0.00', '0.00'),
  ),
];
