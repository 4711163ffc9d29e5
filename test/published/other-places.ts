import type { PublishedFile } from '#test/published/published-table.ts';

/** Files of other places, whose forms follow the national one more or less; what stands in them was read off by hand. */
export const OTHER_PLACES: PublishedFile[] = [
  {
    file: 'anhui_jinan_tiyu_wangqiu_2025.txt',
    tables: [
      {
        head: {
          name: '2025金安国际网球公开赛(国际系列赛事)',
          year: '2025',
          department: '[042]六安市金安区体育局',
          unit: '六安市金安区体育局',
          'money.currency': '万元',
          'money.yearTotal': '1000.00',
          'money.yearAppropriation': '1000.00',
          'money.other': '0.00',
          annualGoal: '打造金安国际网球公开…36',
        },
        rows: [
          '产出指标|数量指标|开展运动种类|1种',
          '产出指标|数量指标|打造品牌赛事种类|1种',
          '产出指标|质量指标|经费支出合规率|100%',
          '产出指标|质量指标|赛事完成率|100%',
          '产出指标|时效指标|完成时间|2025年年底前',
          '产出指标|成本指标|项目总成本|≤1000万元',
          '效益指标|经济效益指标|提升六安城市知名度和美誉度,推动体育消费、“网球+”产业深度融合|经济效益良好',
          '效益指标|社会效益指标|打造金安国际网球公开赛等系列品牌赛事,提升六安城市的知名度和美誉度。|效果良好',
          '效益指标|生态效益指标|本项目不适用此指标|无',
          '效益指标|可持续影响指标|打造金安国际网球公开赛等系列品牌赛事|影响可持续',
          '满意度指标|满意度指标|群众满意度|≥95%',
        ],
      },
      {
        head: {
          name: '安徽省常规赛费用',
          year: '2025',
          department: '[042]六安市金安区体育局',
          unit: '六安市金安区体育局',
          'money.currency': '万元',
          'money.yearTotal': '1200.00',
          'money.yearAppropriation': '1200.00',
          'money.other': '0.00',
          annualGoal: '因财政资金紧张,结转…22',
        },
        rows: [],
      },
    ],
    // 项目来源 and 项目期 of both tables; the second one is cut off above its first indicator.
    named: [16, 18, 87, 99, 101],
  },
  {
    file: 'anhui_jinzhai_wuye_2021.txt',
    tables: [
      {
        head: {
          name: '物业管理',
          year: '2021',
          department: '县财政局',
          unit: '安徽金寨经济开发区管理委员会',
          'money.currency': '万元',
          'money.yearTotal': '1125',
          'money.yearAppropriation': '1125',
          annualGoal: '目标1:维护辖区各安…29',
        },
        rows: [
          '产出指标|数量指标|安置小区物业费|8个',
          '产出指标|质量指标|完成开发区工委、管委下达的安置小区物业费清算任务,指导小区物业开展文明创建等工作。|房屋设备、设施的管理到位,环境卫生整洁,车辆停放有序',
          '产出指标|时效指标|按时保质完成开发区安置小区物业管理工作|2021年全年',
          '产出指标|成本指标|项目总成本|≤1125万元',
          '效益指标|经济效益指标|清算8个安置小区本年度物业费和历史的遗留物业费。|≥95%',
          '效益指标|社会效益指标|改善安置小区群众生活质量,提升安置小区生活水平。助力全县文明城市创建。|显著改善',
          '效益指标|生态效益指标|优化安置小区生活环境,提高居民生活质量,营造安全舒适的居住环境。|显著提高',
          '效益指标|可持续影响指标|持续提供人力物力保障,解决居民群众生产生活问题|持续保障',
          '满意度指标|服务对象满意度指标|小区居民满意度|≥90%',
        ],
      },
    ],
    // The notes below the table.
    named: [24],
  },
  {
    file: 'anhui_luan_nongchanpin_2024.txt',
    tables: [
      {
        head: {
          name: '发展建设类-农产品质检体系建设和“三品一标”发展项目',
          year: '2024',
          nature: '常年项目',
          department: '[066]六安市农业农村局',
          unit: '六安市农业农村局',
          'money.currency': '万元',
          'money.projectTotal': '68.50',
          'money.projectAppropriation': '68.50',
          'money.projectOther': '0.00',
          'money.yearTotal': '51.35',
          'money.yearAppropriation': '51.35',
          'money.other': '0.00',
          goal: '通过项目实施,开展农…68',
          annualGoal: '通过项目实施,开展农…68',
        },
        rows: [
          '产出指标|数量指标|鉴定校准实验室仪器|≥57个',
          '产出指标|数量指标|购买标准试剂|≥100个',
          '产出指标|数量指标|监督抽检批次|≥100组',
          '产出指标|质量指标|农产品例行监测合格率|≥98%',
          '产出指标|质量指标|农产品监督抽样合格率|≥98%',
          '产出指标|质量指标|实验室仪器维修维护|≥4次',
          '产出指标|时效指标|检测及时率|≤7工作日',
        ],
      },
    ],
    // 项目期, and 开展质 where the file is cut off.
    named: [8, 27],
  },
  {
    file: 'chongqing_wuxi_weifang_2025.txt',
    tables: [
      {
        head: { name: '农村危房改造补助资金', year: '2025', 'money.currency': '万元' },
        rows: [
          '产出指标|数量指标|农村低收入群体等重点对象危房改造户数|应改尽改',
          '产出指标|数量指标|7度以上抗震设防地区|',
        ],
      },
    ],
    // No 实施单位; three departments and two sources of money that the form has no place for; a row that is cut off.
    named: [4, 10, 14, 18, 27, 31, 60],
  },
  {
    file: 'hubei_wuhan_qingshan_boruo_2020.txt',
    tables: [
      {
        head: {
          name: '农村义务教育薄弱学校改造补助资金',
          year: '2020',
          department: '青山区教育局',
          unit: '化工区学校',
          'money.currency': '万元',
          'money.yearTotal': '16',
          annualGoal: '全面改善农村义务教育…44',
        },
        rows: [
          '产出指标|数量指标|农村义务教育学校改造覆盖率|100%',
          '产出指标|质量指标|校舍维修改造质量合格率|100%',
          '产出指标|质量指标|购置设施设备质量合格率|100%',
          '产出指标|时效指标|预算资金当年下达率|100%',
          '产出指标|时效指标|项目按计划完成率|100%',
          '产出指标|成本指标|建设项目成本控制率|100%',
          '效益指标|可持续影响指标|义务教育优质均衡发展情况|稳步提高',
          '满意度指标|社会公众或服务对象满意度指标|学生家长满意度|≥90%',
          '满意度指标|社会公众或服务对象满意度指标|学校满意度|≥90%',
        ],
      },
    ],
    // 其中：上级资金, which the form has no place for; what the web page prints below the table.
    named: [17, 34],
  },
  // One line of text without anything between its cells.
  { file: 'hunan_ningxiang_batang_2021.txt', tables: [], named: [1] },
  {
    file: 'shanxi_lvliang_hugong_2021_target_and_actual.txt',
    tables: [
      {
        head: { 'money.currency': '元' },
        rows: [
          '产出指标|数量指标|完成2021年吕梁山护工培训任务|12500名',
          '产出指标|数量指标|完成2021年吕梁山护工培训就业质量考核及验收|11所',
          '产出指标|质量指标|培训对象符合吕梁山护工培训招生计划规定|18—54周岁',
          '产出指标|质量指标|参训学员结业考核通过率|100%',
          '产出指标|质量指标|培训机构考核验收达标|100%',
          '产出指标|时效指标|培训任务完成及时|2021.1.1-12.31',
          '产出指标|时效指标|考核任务完成及时|1-6期培训结束后及时考核',
          '产出指标|成本指标|吕梁山护工培训补贴标准达标|3000元/人',
          '效益指标|经济效益指标|减轻参训人员经济负担|有效减轻',
          '效益指标|社会效益指标|参训学员就业率|60%及以上',
          '效益指标|社会效益指标|提高参训学员技术水平|基本提高',
          '效益指标|可持续影响指标|巩固脱贫攻坚成果|有效巩固',
          '满意度指标|满意度指标|参培学员满意度|95%及以上',
        ],
        actuals: [
          '12166名',
          '11所',
          '存在18岁以下、54周岁以上',
          '98.79%',
          '100%',
          '2021.1.1-12.31',
          '1-2期未能及时培训',
          '2600元/人',
          '有效减轻',
          '53.53%',
          '基本提高',
          '有效巩固',
          '88.32%及以上',
        ],
      },
    ],
    // The indicators alone: no 项目名称, 实施单位, 项目资金, 年度 (reported at the first row).
    named: [1],
  },
  {
    file: 'sichuan_ganzi_shianwei.txt',
    tables: [
      {
        head: {
          department: '324-甘孜州市场监督管理部门',
          'money.currency': '元',
          annualGoal: '组织协调推进全州食品…120',
        },
        rows: [
          '产出指标|成本指标|检查差旅费|470人/天|2',
          '产出指标|成本指标|培训费|320人/天|3',
          '产出指标|时效指标|完成时限|1|5',
          '产出指标|数量指标|召开食品安委会全体会议|2|15',
          '产出指标|质量指标|食安委成员单位食品安全工作齐抓共管|100%|10',
          '产出指标|数量指标|开展食品安全专项整治|2|10',
          '产出指标|数量指标|组织州县食安委成员单位人员培训|1|15',
          '产出指标|数量指标|开展食品安全宣传周活动|1|10',
          '效益指标|社会效益指标|食品安全整体状况|高中低|10',
          '效益指标|可持续影响指标|进一步提高食品安全工作科学化、规范化|高中低|5',
          '满意度指标|服务对象满意度指标|公众对食品安全满意度|高中低|5',
        ],
      },
    ],
    // No name, unit, money, year; 单位信息, which the form has no place for.
    named: [2, 3],
  },
  // A template with ** in place of targets.
  { file: 'template_kunnan_qunzhong_jiuzhu.txt', tables: [], named: [3] },
];
