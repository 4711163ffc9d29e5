import { type CheckedRow, isIndicator } from '#src/rules/checks/checked-row.ts';
import { normalise } from '#src/rules/decimal.ts';
import { at, type Finding, finding } from '#src/rules/findings.ts';
import type { Rulebook } from '#src/rules/rulebook.ts';
import type { ParsedTarget } from '#src/rules/target.ts';
import { categoryOf } from '#src/rules/weights.ts';

/** T1: 产出 and 效益 are in principle always set; their points have gone to another category. */
function checkCategories(rows: readonly CheckedRow[]): Finding[] {
  const present = new Set(rows.filter(isIndicator).map(({ entry }) => categoryOf(entry.category)));
  const missing = [
    ['output', '产出'],
    ['benefit', '效益'],
  ] as const;
  return missing
    .filter(([category]) => !present.has(category))
    .map(([, word]) => {
      const message = `没有${word}指标，原则上应当设置；未单独填写分值时，其分值并入其他类别。`;
      return at(null, finding('T1', 'warn', 'category', message));
    });
}

/** T5: an indicator is known by its category, subcategory and name, so that the second of the same three is an error. */
function checkNames(rows: readonly CheckedRow[]): Finding[] {
  const seen = new Set<string>();
  return rows.flatMap((row, indicator) => {
    const { category, subcategory, name } = row.entry;
    const key = JSON.stringify([category, subcategory, name].map(normalise));
    if (!isIndicator(row) || !seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = `指标“${name.trim()}”在同一类别下重复，请合并，或改成能区分的名称。`;
    return [at(indicator, finding('T5', 'error', 'name', message))];
  });
}

/** What a target says that names a direction and no measure: 提高, 显著改善, 不断完善. */
const VAGUE = /提高|提升|增强|加强|完善|改善|优化|促进|推进|推动|保障|健全|显著|明显|有效|有所|逐步|稳步|持续|良好/;

/** Fewer rows than these are no basis for a share. */
const FEW_ROWS = 3;

function isVague(parsed: ParsedTarget): boolean {
  return (
    parsed.ok && parsed.target.kind === 'words' && VAGUE.test(parsed.target.text) && !/\d/.test(parsed.target.text)
  );
}

/** Numbers and dates; also a number that still has two readings. */
function isCounted(parsed: ParsedTarget): boolean {
  return parsed.ok ? ['quantity', 'range', 'deadline'].includes(parsed.target.kind) : parsed.code === 'Q1';
}

/** T2: most targets say nothing that can be counted, or too few of them are numbers or dates. */
function checkMeasurable(rows: readonly CheckedRow[], { checks }: Rulebook): Finding[] {
  const targets = rows.filter(isIndicator).map(({ score: { target } }) => target);
  if (!checks || targets.length < FEW_ROWS) return [];
  const all = targets.length;
  const vague = targets.filter(isVague).length;
  const counted = targets.filter(isCounted).length;
  const table = (message: string) => [at(null, finding('T2', 'warn', 'target', message))];
  if (vague * 100 > checks.vagueShare * all) {
    return table(`${all} 项指标中 ${vague} 项只写“提高”“完善”一类的话，请改成能数的指标值。`);
  }
  if (checks.quantitativeFloor === null || counted * 100 >= checks.quantitativeFloor * all) return [];
  return table(
    `${all} 项指标中定量的只有 ${counted} 项，不足 ${checks.quantitativeFloor}%，请把能数的改成数量、比率或时限。`,
  );
}

const MONEY_FLOW =
  /(?:资金|经费|预算|支出)(?:资金|经费)?(?:到位|使用|执行|支出|完成|拨付到位|支付进度)(?:及时)?率$|^支出进度/;

/** T4: the share of the money that was paid out or came in is what the execution row scores already, where there is one. */
function checkMoneyFlow(rows: readonly CheckedRow[], moneyWeight: number): Finding[] {
  if (moneyWeight === 0) return [];
  return rows.flatMap((row, indicator) => {
    const name = normalise(row.entry.name);
    if (!MONEY_FLOW.test(name) || !isIndicator(row)) return [];
    const message = `“${row.entry.name.trim()}”说的是资金收支，与预算执行率重复计分，请换成产出或效益指标。`;
    return [at(indicator, finding('T4', 'warn', 'name', message))];
  });
}

/** T1, T2, T4 and T5: what is wrong with the targets as a table; `money` is the weight of the money row, in hundredths. */
export function checkTable(rows: readonly CheckedRow[], money: number, book: Rulebook): Finding[] {
  if (rows.length === 0) return [];
  return [
    ...checkCategories(rows),
    ...checkMeasurable(rows, book),
    ...checkMoneyFlow(rows, money),
    ...checkNames(rows),
  ];
}

/** Names under a level 2 where they are known to be misplaced, and where they belong. */
const MISPLACED: readonly [subcategory: RegExp, name: RegExp, belongs: string][] = [
  [/时效/, /(?:完成|覆盖|合格|达标|准确|通过|达成)率$/, '数量指标或质量指标'],
  [/质量|数量/, /及时(?:率|性)?$|(?:完成|办结|响应)时间$|时限$/, '时效指标'],
  [/经济效益/, /事故|伤亡|投诉|上访|舆情|知晓|满意/, '社会效益指标'],
  [/成本/, /政府采购|合格率|完成率|及时/, '产出的其他二级指标'],
  [/(?:社会|经济|生态)效益|可持续/, /满意[度率]$/, '满意度指标'],
  [/数量/, /合格率$|准确率$|达标率$|差错率$/, '质量指标'],
];

/** T3: an indicator whose name belongs under another level 2. A hint: places differ. */
export function checkSubcategories(rows: readonly CheckedRow[]): Finding[] {
  return rows.flatMap((row, indicator) => {
    const [place, name] = [normalise(row.entry.subcategory), normalise(row.entry.name)];
    const found = isIndicator(row) && MISPLACED.find(([level, names]) => level.test(place) && names.test(name));
    if (!found) return [];
    const message = `“${row.entry.name.trim()}”放在“${row.entry.subcategory.trim()}”下，一般属于${found[2]}，请核对。`;
    return [at(indicator, finding('T3', 'hint', 'subcategory', message))];
  });
}
