import { type MoneyLabel, moneyLabels } from '#src/import/form-labels.ts';
import { cutAtLabels, type Stretch } from '#src/import/label-index.ts';
import { compactText, type Piece, quotePieces } from '#src/import/piece.ts';
import { MONEY_LABELS, type MoneyField } from '#src/import/shanghai-form.ts';
import { EMPTY_MONEY, type ReadProblem, type TargetMoney } from '#src/import/target-table.ts';

const NO_MONEY = '没有找到“项目资金”一栏，金额都空着。请核对表格是否完整，补上后再导入。';

type AmountField = Exclude<keyof TargetMoney, 'currency'>;

/**
 * The money block: every amount belongs to the label before it, so that an empty whole-project cell never takes the yearly
 * amount on its line. Several amounts behind one label, or text that is no amount, are a problem and stay empty.
 */
export function readMoney(
  pieces: readonly Piece[],
  tableLine: number,
): { money: TargetMoney; problems: ReadProblem[] } {
  const money: TargetMoney = { currency: '元', ...EMPTY_MONEY };
  if (pieces.length === 0) return { money, problems: [{ line: tableLine, text: '项目资金', message: NO_MONEY }] };
  const problems: ReadProblem[] = [];
  const stretches = cutAtLabels(pieces, moneyLabels);
  const currency = stretches
    .map(({ meaning }) => (meaning?.kind === 'caption' ? meaning.currency : null))
    .find((unit) => unit);
  if (currency) money.currency = currency;
  else problems.push(noCurrency(stretches, tableLine));
  for (const stretch of stretches) if (stretch.meaning?.kind !== 'amount') problems.push(...strayText(stretch));
  const amounts = stretches.flatMap((stretch, at) =>
    stretch.meaning?.kind === 'amount' ? [{ field: stretch.meaning.field, stretch, before: stretches[at - 1] }] : [],
  );
  for (const { field, title } of MONEY_LABELS) {
    const cells = amounts.filter((amount) => amount.field === field);
    const fields = fieldsOf(field);
    if (cells.length < fields.length)
      problems.push(
        ...missingCells(
          title,
          cells.map(({ stretch }) => stretch),
          fields,
          tableLine,
        ),
      );
    if (field === 'otherMoney' && cells.length < fields.length) continue;
    cells.forEach(({ stretch, before }, at) => {
      const amount = readAmount(stretch, before, money.currency);
      const target = fields[at];
      if (amount === undefined || (target === undefined && amount !== null)) problems.push(noAmount(title, stretch));
      else if (target !== undefined) money[target] = amount;
    });
  }
  return { money, problems: problems.toSorted((one, other) => one.line - other.line) };
}

/** 其他资金 stands first in the whole-project half, then in the yearly one. */
function fieldsOf(field: MoneyField): AmountField[] {
  return field === 'otherMoney' ? ['projectOther', 'other'] : [field];
}

const AMOUNT = /^-?(\d{1,3}(,\d{3})+|0|[1-9]\d*)(\.\d+)?$/;
/** Amounts in 元 are printed with no decimals or with two, so that one decimal shows a broken line. */
const WHOLE_AMOUNT = /^-?(\d{1,3}(,\d{3})+|0|[1-9]\d*)(\.\d{2})?$/;

/** A decimal string, null for an empty cell, undefined for what is no single amount. */
function readAmount(
  stretch: Stretch<MoneyLabel>,
  before: Stretch<MoneyLabel> | undefined,
  currency: '元' | '万元',
): string | null | undefined {
  if (stretch.pieces.length === 0) return null;
  const parts = stretch.pieces.map((piece) => piece.text.normalize('NFKC'));
  const whole = currency === '元' ? WHOLE_AMOUNT : AMOUNT;
  // Two labels and then two amounts: the first may belong to the empty label.
  const twoLabelsAbove = before?.meaning?.kind === 'amount' && before.pieces.length === 0;
  const decimals = new Set(parts.map((part) => part.split('.')[1]?.length ?? 0));
  const readsAsSeveral = parts.length > 1 && parts.every((part) => whole.test(part)) && decimals.size === 1;
  if (readsAsSeveral && twoLabelsAbove) return undefined;
  if (stretch.pieces.some((piece, at) => at > 0 && piece.gap !== 'line')) return undefined;
  const text = compactText(stretch.pieces).normalize('NFKC');
  const number = text.endsWith(currency) ? text.slice(0, -currency.length) : text;
  return AMOUNT.test(number) ? number.replaceAll(',', '') : undefined;
}

function noAmount(title: string, stretch: Stretch<MoneyLabel>): ReadProblem {
  return {
    line: lineOf(stretch),
    text: quotePieces(stretch.pieces),
    message: `“${title}”后面不是一个金额，这一栏空着。请对照原表改正，再导入。`,
  };
}

function missingCells(
  title: string,
  found: Stretch<MoneyLabel>[],
  fields: AmountField[],
  tableLine: number,
): ReadProblem[] {
  const [only] = found;
  if (!only) {
    return [
      { line: tableLine, text: title, message: `项目资金中没有找到“${title}”，这一栏空着。请对照原表补上，再导入。` },
    ];
  }
  return [
    {
      line: lineOf(only),
      text: quotePieces([...only.label, ...only.pieces]),
      message: `“${title}”应有 ${fields.length} 栏（整个项目和本年度），只找到 ${found.length} 栏，分不清是哪一栏，都空着。请对照原表补上缺的一栏，再导入。`,
    },
  ];
}

function noCurrency(stretches: readonly Stretch<MoneyLabel>[], tableLine: number): ReadProblem {
  const [first] = stretches;
  return {
    line: first ? lineOf(first) : tableLine,
    text: first ? quotePieces(first.label) : '项目资金',
    message: '项目资金没有写明（元）还是（万元），暂按元读入。请对照原表写上单位，再导入。',
  };
}

function strayText(stretch: Stretch<MoneyLabel>): ReadProblem[] {
  if (stretch.pieces.length === 0) return [];
  return [
    {
      line: lineOf(stretch),
      text: quotePieces(stretch.pieces),
      message: '项目资金中的这段文字不属于任何一栏，没有读入。请核对原表。',
    },
  ];
}

function lineOf(stretch: Stretch<MoneyLabel>): number {
  return (stretch.pieces[0] ?? stretch.label[0])?.line ?? 0;
}
