import type { Currency } from '#src/rules/money.ts';

/**
 * A published line of 项目资金: amounts as printed, weight, printed rate and score ('' where none was printed). `rate` and
 * `score` under `ours` are what our rules give where they differ, and `cause` why.
 */
export interface PublishedMoney {
  unit: string;
  year: number;
  currency: Currency;
  initial: string;
  budget: string;
  executed: string;
  weight: number;
  rate: string;
  score: string;
  ours?: { rate?: string; score?: string };
  cause?: string;
}

type Line = [initial: string, budget: string, executed: string, weight: number, rate: string, score: string];

function published(
  unit: string,
  year: number,
  currency: Currency,
  [initial, budget, executed, weight, rate, score]: Line,
  difference: Pick<PublishedMoney, 'ours' | 'cause'> = {},
): PublishedMoney {
  return { unit, year, currency, initial, budget, executed, weight, rate, score, ...difference };
}

export const MONEY: PublishedMoney[] = [
  published(
    '上海市普陀区体育事业管理中心（场馆结算）',
    2022,
    '元',
    ['250000.00', '250000.00', '215,457.6', 10, '86.19', '8.62'],
    { ours: { rate: '86.18' }, cause: '印出的比率多进了一位' },
  ),
  published('上海市普陀区体育事业管理中心（对口支援）', 2022, '元', [
    '20000.00',
    '20000.00',
    '9,034',
    10,
    '45.17',
    '4.52',
  ]),
  published('永德县明朗中学', 2022, '元', ['', '387664.62', '387664.62', 10, '100.00', '10.00']),
  published('银川市第六中学', 2021, '万元', ['64.8', '64.8', '64.8', 10, '100.00', '9.00'], {
    ours: { score: '10.00' },
    cause: '执行率 100% 而少给 1 分，没有写原因',
  }),
  published('大英县司法局', 2023, '万元', ['0.00', '3.36', '3.36', 10, '100.00', '10.00']),
  published('青神县发展和改革局', 2023, '万元', ['238.93', '251.89', '251.89', 10, '100.00', '']),
  published('宣城市公安局禁毒支队', 2021, '万元', ['100', '100', '100', 10, '100.00', '10.00']),
  published('黄石市图书馆', 2022, '万元', ['', '5', '5', 20, '100.00', '20.00']),
  published('遂宁市安居区市场监管局', 2021, '万元', ['', '2.38', '2.38', 20, '', '20.00']),
  published('苏州市财政局', 2021, '万元', ['', '210', '197.33', 6, '94.00', '4.20'], {
    ours: { rate: '93.97', score: '5.64' },
    cause: '比率取整，当地另有不按比例的扣分办法',
  }),
  published('云南省应急管理厅', 2022, '万元', ['', '10441', '9265.353442', 10, '88.74', '']),
  published('湖北省红十字会', 2019, '万元', ['', '1290.00', '1206.01', 20, '93.49', '']),
  published('湖北省红十字会（执行大于预算）', 2019, '万元', ['', '900', '977', 20, '100.00', '']),
  published('巴彦淖尔市临河区', 2022, '万元', ['', '7165.32', '6992.95', 10, '', '']),
  published('广元市', 2021, '万元', ['', '2000', '1157.97', 10, '57.89', ''], {
    ours: { rate: '57.90' },
    cause: '印出的比率舍去了尾数',
  }),
  published('北京市海淀区', 2020, '万元', ['', '310.2', '154.74', 10, '50.00', '5.00'], {
    ours: { rate: '49.88', score: '4.99' },
    cause: '按取整后的比率计分',
  }),
];
