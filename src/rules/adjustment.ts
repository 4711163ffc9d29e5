import { parseDate } from '#src/rules/deadline.ts';
import { inBase } from '#src/rules/quantity.ts';
import { parseTarget } from '#src/rules/target.ts';

/** What an adjustment (目标调整) is based on: why, and by which approval. */
export interface AdjustmentBasis {
  reason: string;
  approvalNumber: string;
  /** `YYYY-MM-DD` */
  approvedOn: string;
}

/** The fields of a basis with a sentence for each that cannot be kept. */
export type BasisProblems = Partial<Record<keyof AdjustmentBasis, string>>;

/**
 * What is missing for an adjustment. Only an approved one is entered, because scores use the new target from then on: reason,
 * approval number and the day of approval are all required.
 */
export function checkBasis({ reason, approvalNumber, approvedOn }: AdjustmentBasis): BasisProblems {
  const problems: BasisProblems = {};
  if (reason === '') problems.reason = '请写明调整原因。';
  if (reason.length > 500) problems.reason = `调整原因有 ${reason.length} 个字，最多 500 个字。`;
  if (approvalNumber === '')
    problems.approvalNumber = '请填写批准文号；没有文号的写批准单位和方式，例如“区财政局函复”。';
  if (approvalNumber.length > 100) problems.approvalNumber = '批准文号最多 100 个字。';
  if (parseDate(approvedOn)?.date !== approvedOn) problems.approvedOn = '请填写批准日期，例如“2024-08-15”。';
  return problems;
}

function amountOf(target: string, row: { category: string; name: string; subcategory: string }) {
  const parsed = parseTarget(target, row);
  if (!parsed.ok || parsed.target.kind !== 'quantity') return null;
  const { amount, unit } = parsed.target;
  return { base: unit.base, amount: inBase(amount, unit) };
}

/** 调增 or 调减 where both targets are amounts of one kind, else 修改. */
export function adjustmentOf(
  before: string,
  after: string,
  row: { category: string; subcategory: string; name: string },
): '调增' | '调减' | '修改' {
  const [old, now] = [amountOf(before, row), amountOf(after, row)];
  if (!old || !now || old.base !== now.base || old.amount.eq(now.amount)) return '修改';
  return now.amount.gt(old.amount) ? '调增' : '调减';
}
