import { describe, expect, test } from 'vitest';
import { readRows, readSmallForm } from '#test/import/small-form.ts';

const clean = (...rows: string[]) => ({ rows, problems: [] });

describe('同一行的名称和指标值', () => {
  test.each([
    ['带符号和括号单位', '清淤率 ≥90.00(%)', '清淤率', '≥90.00(%)'],
    ['名称里有“指标”二字', '性能指标最大并发数 ≥100.00(并发数)', '性能指标最大并发数', '≥100.00(并发数)'],
    ['指标值是词', '报修故障处理率 及时', '报修故障处理率', '及时'],
    ['指标值是几个词', '《报告》编制质量 前瞻性、指导性', '《报告》编制质量', '前瞻性、指导性'],
    [
      '指标值是一句话',
      '运维及时性 一般问题当天解决，疑难问题3天内解决',
      '运维及时性',
      '一般问题当天解决，疑难问题3天内解决',
    ],
    ['指标值是少见的短语', '行业覆盖面 三委五局', '行业覆盖面', '三委五局'],
    ['没有符号的数', '道路建设长度 985米', '道路建设长度', '985米'],
    ['符号和数之间有空格', '清淤率 ≥ 90.00 (%)', '清淤率', '≥ 90.00 (%)'],
    ['数和单位之间有空格', '培训人次 ≥ 300 人次', '培训人次', '≥ 300 人次'],
    ['中文单位在全角括号里', '信息采集量 ≥1.00（万条）', '信息采集量', '≥1.00（万条）'],
    ['名称里有英文和空格', 'OA system 可用率 ≥99(%)', 'OA system 可用率', '≥99(%)'],
    ['名称分成两段', '骨干 河道清淤率 ≥90.00(%)', '骨干 河道清淤率', '≥90.00(%)'],
    ['名称以数开头', '12345热线办结率 =100.00(%)', '12345热线办结率', '=100.00(%)'],
    ['期限', '验收时间 2026年12月底前', '验收时间', '2026年12月底前'],
    ['区间', '参训人员年龄 18-54周岁', '参训人员年龄', '18-54周岁'],
    ['不适用', '生态改善情况 无', '生态改善情况', '无'],
    ['一条横线', '生态改善情况 —', '生态改善情况', '—'],
    ['未填的模板', '物业覆盖率 ≥**%', '物业覆盖率', '≥**%'],
  ])('%s', (_, line, name, target) => {
    expect(readRows('产出指标', `数量指标 ${line}`)).toEqual(clean(`产出指标/数量指标/${name}/${target}`));
  });
});

describe('断成几行的名称和指标值', () => {
  const above = ['产出指标', '数量指标', '沿线居民和过往行人对步道照明的满意程 ≥90.00(%)'];
  const first = '产出指标/数量指标/沿线居民和过往行人对步道照明的满意程/≥90.00(%)';

  test('名称断行，指标值在最后一行', () => {
    const read = readRows(...above, '本市住房和城乡建设行业从业人员职业技', '能鉴定情况 掌握');
    expect(read).toEqual(clean(first, '产出指标/数量指标/本市住房和城乡建设行业从业人员职业技能鉴定情况/掌握'));
  });
  test('名称断行，指标值单独一行', () => {
    const read = readRows(...above, '本市住房和城乡建设行业从业人员职业技', '能鉴定完成率', '≥80.00(%)');
    expect(read).toEqual(clean(first, '产出指标/数量指标/本市住房和城乡建设行业从业人员职业技能鉴定完成率/≥80.00(%)'));
  });
  test('指标值断在小数点后', () => {
    expect(readRows('产出指标', '数量指标', '考试人数 ≥168600.', '00(人)')).toEqual(
      clean('产出指标/数量指标/考试人数/≥168600.00(人)'),
    );
  });
  test('指标值断在括号里', () => {
    expect(readRows('产出指标', '数量指标', '并发数 ≥100.00(并', '发数)', '质量指标', '安全测评 通过')).toEqual(
      clean('产出指标/数量指标/并发数/≥100.00(并发数)', '产出指标/质量指标/安全测评/通过'),
    );
  });
  test('指标值断在逗号后', () => {
    expect(readRows('产出指标', '时效指标', '运维及时性 一般问题当天解决，', '疑难问题3天内解决')).toEqual(
      clean('产出指标/时效指标/运维及时性/一般问题当天解决，疑难问题3天内解决'),
    );
  });
  test('英文名称断行时留一个空格', () => {
    expect(readRows('产出指标', '数量指标', 'OA mail', 'system可用率', '≥99(%)').rows).toEqual([
      '产出指标/数量指标/OA mail system可用率/≥99(%)',
    ]);
  });
});

describe('分不清的不猜，连同行号报告', () => {
  test('四行都可能是名称', () => {
    const { rows, problems } = readRows('产出指标', '数量指标', '宣传发动', '清淤作业', '巡查保洁', '水岸整治');
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ line: 17, text: '宣传发动 清淤作业 巡查保洁 水岸整治' }]);
  });
  test('有名称没有指标值', () => {
    const { rows, problems } = readRows('产出指标', '数量指标', '清淤河道条数', '质量指标', '验收合格率 ≥95(%)');
    expect(rows).toEqual(['产出指标/质量指标/验收合格率/≥95(%)']);
    expect(problems).toMatchObject([{ line: 17, text: '清淤河道条数' }]);
  });
  test('有指标值没有名称', () => {
    const { rows, problems } = readRows('产出指标', '数量指标', '≥95(%)', '质量指标', '验收合格率 ≥95(%)');
    expect(rows).toEqual(['产出指标/质量指标/验收合格率/≥95(%)']);
    expect(problems).toMatchObject([{ line: 17, text: '≥95(%)' }]);
  });
  test('名称和指标值之间没有空格', () => {
    const { rows, problems } = readRows('产出指标', '数量指标', '清淤率≥90%', '保洁率≥80%');
    expect(rows).toEqual([]);
    expect(problems.map(({ text }) => text).join(' ')).toBe('清淤率≥90% 保洁率≥80%');
  });
  test('表格下方的说明和签字', () => {
    const { rows, problems } = readRows('产出指标', '数量指标', '清淤率 ≥90%', '注：1.金额单位为元。', '填报人：王某');
    expect(rows).toEqual(['产出指标/数量指标/清淤率/≥90%']);
    expect(problems).toMatchObject([{ line: 18, text: '注：1.金额单位为元。 填报人：王某' }]);
  });
  test('表后的正文不会变成指标', () => {
    const { rows, problems } = readRows(
      '产出指标',
      '数量指标',
      '清淤率',
      '≥90%',
      '十、其他说明',
      '本单位没有其他需要说明的事项。',
    );
    expect(rows).toEqual(['产出指标/数量指标/清淤率/≥90%']);
    expect(problems).toMatchObject([{ line: 19, text: '十、其他说明 本单位没有其他需要说明的事项。' }]);
  });
  test('窄到每行三个字，整段报告', () => {
    const words = [
      '覆盖面',
      '三委五',
      '局影响',
      '力扩大',
      '合作机',
      '制初具',
      '规模人',
      '才梯队',
      '更合理',
      '满意的',
      '人更多',
      '显著',
    ];
    const { rows, problems } = readRows('产出指', '标', '数量指', '标', ...words);
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ line: 15, text: expect.stringContaining(words.join(' ')) }]);
  });
});

describe('分值一栏', () => {
  const columns = ['一级指标 二级指标 三级指标 年度(/项目)指标值 分值'];
  const read = (...rows: string[]) => {
    const { project, problems } = readSmallForm({ columns, rows: ['产出指标', '数量指标', ...rows] });
    return { weights: project.indicators.map(({ weight }) => weight), problems };
  };
  test('印了分值就读出', () => {
    expect(read('清淤率 ≥90(%) 12.50', '保洁河道 20条 10')).toEqual({ weights: ['12.50', '10'], problems: [] });
  });
  test('分值带百分号', () => expect(read('清淤率 ≥90(%) 20%').weights).toEqual(['20']));
  test('缺一行的分值，内容照读并报告', () => {
    const { weights, problems } = read('清淤率 ≥90(%)', '保洁率 ≥80(%) 10');
    expect(weights).toEqual([undefined, '10']);
    expect(problems).toMatchObject([{ text: '清淤率 ≥90(%)', message: expect.stringContaining('分值') }]);
  });
});
