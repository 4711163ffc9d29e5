import type { FileImport } from '#db/schema.ts';
import { type compareTable, tableProblem } from '#src/actions/import-targets.ts';
import type { ReadResult, TargetTable } from '#src/import/target-table.ts';
import { formatTarget } from '#src/rules/build-record.ts';
import { Decimal, parseDecimal } from '#src/rules/decimal.ts';
import { type Currency, formatMoney } from '#src/rules/money.ts';
import { RULEBOOKS } from '#src/rules/rulebooks/all.ts';
import { parseTarget } from '#src/rules/target.ts';
import type { ImportPreview, PreviewIndicator, PreviewProject } from '#views/props.ts';

type Compared = Awaited<ReturnType<typeof compareTable>>;

function previewIndicator(row: TargetTable['indicators'][number]): PreviewIndicator {
  const parsed = parseTarget(row.target, row);
  const question = parsed.ok ? null : { problem: parsed.problem, answers: parsed.code === 'Q1' ? parsed.answers : [] };
  return {
    category: row.category,
    subcategory: row.subcategory,
    name: row.name,
    target: row.target,
    understood: formatTarget(parsed),
    weight: row.weight ?? '',
    question,
  };
}

function amount(text: string | null, currency: Currency): string {
  return text === null ? '' : formatMoney(parseDecimal(text) ?? new Decimal(0), currency);
}

function previewProject(table: TargetTable, compared: Compared | undefined): PreviewProject {
  const { money, indicators, goal, annualGoal, ...head } = table;
  const rows: [string, string | null][] = [
    ['项目资金总额', money.projectTotal],
    ['其中：财政资金', money.projectAppropriation],
    ['项目其他资金', money.projectOther],
    ['年度资金申请总额', money.yearTotal],
    ['其中：当年财政拨款', money.yearAppropriation],
    ['上年结转资金', money.carriedOver],
    ['其他资金', money.other],
  ];
  return {
    ...head,
    currency: money.currency,
    money: rows.map(([label, text]) => ({ label, amount: amount(text, money.currency) })),
    goal: goal ?? '',
    annualGoal: annualGoal ?? '',
    indicators: indicators.map(previewIndicator),
    exists: compared?.existing ?? 'no',
    differences: compared?.differences ?? [],
    problem: tableProblem(table) ?? '',
  };
}

/** 导入预览: every table of a file as it was understood, beside what was not. */
export function importPreview(
  stored: FileImport,
  read: ReadResult,
  compared: readonly Compared[],
  rulebook: string,
): ImportPreview {
  return {
    id: stored.id,
    fileName: stored.fileName,
    projects: read.projects.map((table, i) => previewProject(table, compared[i])),
    problems: read.problems,
    rulebooks: [...RULEBOOKS],
    rulebook,
  };
}
