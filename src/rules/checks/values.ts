import { type CheckedRow, rowNumbers } from '#src/rules/checks/checked-row.ts';
import { normalise } from '#src/rules/decimal.ts';
import { at, type Finding, finding, type RowFinding } from '#src/rules/findings.ts';
import { inBase } from '#src/rules/quantity.ts';

/** V3: from this many rows on, measured values that are letter by letter their target are no coincidence. */
const COPIED_ROWS = 3;

/** A measured row whose actual value is written as its target is; one that copies a sign is told so by itself. */
function repeatsTarget({ entry, score: { target } }: CheckedRow): boolean {
  const measured = target.ok && (target.target.kind === 'quantity' || target.target.kind === 'deadline');
  const plain = normalise(entry.actual);
  return measured && plain !== '' && plain === normalise(entry.target) && !/^[≥≤<>=]/.test(plain);
}

function isMeasured({ entry, score: { target } }: CheckedRow): boolean {
  return target.ok && target.target.kind !== 'words' && normalise(entry.actual) !== '';
}

/** V3: most of the measured values are copies of their targets. */
function checkCopies(rows: readonly CheckedRow[]): Finding[] {
  const copied = rows.flatMap((row, i) => (repeatsTarget(row) ? [i] : []));
  const measured = rows.filter(isMeasured).length;
  const [first] = copied;
  if (first === undefined || copied.length < COPIED_ROWS || copied.length * 2 <= measured) return [];
  const message = `${rowNumbers(copied)}的实际完成值与指标值一字不差，请逐行核对，填实际做到的数。`;
  return [at(first, finding('V3', 'warn', 'actual', message))];
}

/** V5: name, target and actual value all say the same (2020年, 100万). */
function checkSame({ entry }: CheckedRow): RowFinding[] {
  const [name, target, actual] = [normalise(entry.name), normalise(entry.target), normalise(entry.actual)];
  if (name === '' || name !== target || (actual !== '' && actual !== target)) return [];
  // A name such as 及时 is thin; one with a number in it is a value that slipped into the wrong column.
  if (actual === '' && !/\d/.test(target)) return [];
  const message = `指标名称和指标值都是“${entry.target.trim()}”，请在名称中写明衡量的是什么。`;
  return [finding('V5', 'warn', 'name', message)];
}

const RATE = /率|满意度|知晓度|认可度|达标度|完成度|占比|比例/;
/** Rates that may pass 100 %: growth, returns, load. */
const UNBOUNDED =
  /增长|增幅|增速|增加|上升|提高|提升|下降|降低|减少|同比|环比|收益|回报|利润|利率|毛利|周转|负债|拉动|带动|投入产出|床位|负荷|超额|效率|税率|折旧/;

/** ≥92% that a scan has made 292%: the sign became a 2. */
function scanned(text: string): string {
  const rest = /^2(\d{2}(?:\.\d+)?)[%(]/.exec(normalise(text))?.[1];
  return rest ? `，是否为“≥${rest}%”` : '';
}

/** V6 and V8: more than 100 % of what cannot exceed it. */
function checkRate({ entry, score: { target, amount } }: CheckedRow): RowFinding[] {
  if (!target.ok || target.target.kind !== 'quantity' || target.target.unit.base !== '%') return [];
  const { comparator, unit } = target.target;
  const aimed = inBase(target.target.amount, unit);
  const over = amount?.gt(100) ?? false;
  if (over && aimed.eq(100) && comparator === '=' && entry.subcategory.includes('时效')) {
    const message = `时效指标的目标是“${entry.target.trim()}”，实际值“${entry.actual.trim()}”不会超过 100%，请核对。`;
    return [finding('V8', 'error', 'actual', message)];
  }
  if (!RATE.test(entry.name) || UNBOUNDED.test(entry.name) || comparator === '≤' || comparator === '<') return [];
  if (aimed.gt(100)) {
    const message = `“${entry.name.trim()}”的指标值“${entry.target.trim()}”超过 100%，请核对${scanned(entry.target)}。`;
    return [finding('V6', 'warn', 'target', message)];
  }
  if (!over) return [];
  const message = `“${entry.name.trim()}”一般不超过 100%，请核对实际值“${entry.actual.trim()}”${scanned(entry.actual)}。`;
  return [finding('V6', 'warn', 'actual', message)];
}

/** V3, V5, V6 and V8: values that can be read and yet are hardly what was meant. */
export function checkValues(rows: readonly CheckedRow[]): Finding[] {
  const perRow = rows.flatMap((row, indicator) =>
    row.score.applicable ? [...checkSame(row), ...checkRate(row)].map((one) => at(indicator, one)) : [],
  );
  return [...checkCopies(rows), ...perRow];
}
