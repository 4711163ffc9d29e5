/** Which half of the money block an amount belongs to is said by the label, or by the total above it (`either`). */
export type AmountLabel =
  | { part: 'total'; half: 'project' | 'year' }
  | { part: 'appropriation'; half: 'project' | 'year' | 'either' }
  | { part: 'carriedOver'; half: 'year' }
  | { part: 'other'; half: 'either' };

/** The amounts of the money block: which one each is, how it is called in messages, and its spellings as `labelKey` makes them. */
export const AMOUNTS: { amount: AmountLabel; title: string; spellings: string[] }[] = [
  {
    amount: { part: 'total', half: 'project' },
    title: '项目资金总额',
    spellings: ['项目资金总额', '中期资金总额', '实施期资金总额', '长期资金总额', '项目总额', '项目总投资'],
  },
  {
    amount: { part: 'total', half: 'year' },
    title: '年度资金申请总额',
    spellings: [
      '年度资金申请总额',
      '年度资金总额',
      '年度金额',
      '本年度资金总额',
      '当年资金总额',
      '年度预算总额',
      '下达资金总额',
    ],
  },
  { amount: { part: 'appropriation', half: 'project' }, title: '其中：财政资金', spellings: ['其中财政资金'] },
  {
    amount: { part: 'appropriation', half: 'year' },
    title: '其中：当年财政拨款',
    spellings: ['其中当年财政拨款', '当年财政拨款', '其中本年财政拨款', '本年财政拨款'],
  },
  {
    amount: { part: 'appropriation', half: 'either' },
    title: '其中：财政拨款',
    spellings: ['其中财政拨款', '财政拨款', '财政资金', '财政性资金', '其中财政性资金'],
  },
  {
    amount: { part: 'carriedOver', half: 'year' },
    title: '上年结转资金',
    spellings: ['上年结转资金', '其中上年结转资金', '上年结转', '结转资金'],
  },
  { amount: { part: 'other', half: 'either' }, title: '其他资金', spellings: ['其他资金', '其中其他资金', '其它资金'] },
];
