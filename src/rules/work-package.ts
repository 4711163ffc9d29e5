import { CAUSES, LIKELIHOODS, type MidYearRow, TICK } from '#src/rules/mid-year.ts';
import type { SheetRow } from '#src/rules/sheet.ts';
import { parseTarget, type Target } from '#src/rules/target.ts';
import { oppositeOf } from '#src/rules/yes-no.ts';

/** The form whose cells a package carries. */
export type PackagePhase = 'year-end' | 'mid-year';

/** A column that the person fills in. */
export interface PackageColumn {
  field: string;
  title: string;
  /** What to write, as the note says it. */
  hint: string;
  /** In characters. */
  width: number;
}

/** One cell to fill in: its text, what the form holds there at which version, and what can be chosen in it. */
export interface PackageCell {
  text: string;
  stored: string;
  version: number;
  /** Empty where it is written freely. */
  choices: readonly string[];
}

/** One indicator of a package. */
export interface PackageRow {
  /** Stands in the row and ties it to its indicator, whatever becomes of the order: from 1. */
  number: number;
  projectId: string;
  indicatorId: string;
  project: string;
  category: string;
  subcategory: string;
  name: string;
  target: string;
  /** By field; a column that the row has no use for is left out and locked. */
  cells: Readonly<Record<string, PackageCell>>;
}

/** 工作包: some indicators of a year's forms for one office or person to fill in without signing in. */
export interface WorkPackage {
  id: string;
  phase: PackagePhase;
  year: number;
  /** The office or person. */
  recipient: string;
  /** What the sender has to say; '' for nothing. */
  note: string;
  /** Who fills in, written by that person; '' in a new package. */
  filledBy: string;
  madeAt: string;
  /** 撤销文件: its texts stood in the forms before, whatever 自查 says of them. Left out of every other package. */
  undo?: true;
  rows: readonly PackageRow[];
}

/** What is wrong with a cell of a returned package. */
export interface PackageMark {
  number: number;
  field: string;
  sentence: string;
}

/** The most indicators of one package. */
export const MOST_PACKAGE_ROWS = 1000;

const NOT_YET = '尚未开展';
const ATTAINMENTS = ['达成', '部分达成', '未达成'] as const;

export const PACKAGE_COLUMNS: Record<PackagePhase, readonly PackageColumn[]> = {
  'year-end': [
    {
      field: 'actual',
      title: '实际完成值',
      hint: '写数字和单位，如 98%、12次；日期写年月日；文字指标写完成的情况',
      width: 18,
    },
    { field: 'attainment', title: '达成情况', hint: '只有文字指标要选：达成、部分达成或未达成', width: 11 },
    { field: 'share', title: '完成比例', hint: '选了部分达成或未达成的，写完成了百分之几，如 75%', width: 10 },
    { field: 'reason', title: '偏差原因', hint: '没有完成，或超出目标很多的，写明具体原因', width: 30 },
    { field: 'measure', title: '改进措施', hint: '写明下一步做什么、何时做到', width: 30 },
  ],
  'mid-year': [
    { field: 'actual', title: '执行情况', hint: '写到监控期末为止完成了多少；还没有做的写“尚未开展”', width: 16 },
    { field: 'forecast', title: '全年预计完成情况', hint: '写预计到年底能完成多少；文字指标不用写', width: 16 },
    { field: 'likelihood', title: '完成目标可能性', hint: '选：确定能、有可能或完全不可能', width: 12 },
    ...CAUSES.map(({ field, name }) => ({ field, title: name, hint: '偏差原因，是这一类的选 √', width: 8 })),
    { field: 'explanation', title: '原因说明', hint: '可能完不成的，写明原因', width: 26 },
    { field: 'measure', title: '拟采取的措施', hint: '写明准备怎么做', width: 26 },
    { field: 'remark', title: '备注', hint: '其他要说明的', width: 16 },
  ],
};

/** What can be chosen for a value itself: the options of the target, or yes and no in its words. */
function valueChoices(target: Target | null): readonly string[] {
  if (target?.kind === 'options') return target.options;
  return target?.kind === 'yes-no' ? [target.expected, oppositeOf(target.expected)] : [];
}

/** At mid-year a value may be that there is none yet, which a list has to offer or nobody can write it. */
function valueSoFar(target: Target | null): readonly string[] {
  const choices = valueChoices(target);
  return choices.length === 0 ? [] : [...choices, NOT_YET];
}

/** The fields that a row of this target has, each with what can be chosen; null: the target cannot be read, or asks for nothing. */
function fieldsOf(phase: PackagePhase, target: Target | null): [field: string, choices: readonly string[]][] {
  const worded = target?.kind === 'words';
  if (target?.kind === 'not-applicable') return [];
  return PACKAGE_COLUMNS[phase].flatMap(({ field }): [string, readonly string[]][] => {
    switch (field) {
      case 'actual':
        return [[field, phase === 'mid-year' ? valueSoFar(target) : valueChoices(target)]];
      case 'forecast':
        return worded ? [] : [[field, valueChoices(target)]];
      case 'attainment':
        return worded ? [[field, ATTAINMENTS]] : [];
      case 'share':
        return worded ? [[field, []]] : [];
      case 'likelihood':
        return [[field, LIKELIHOODS]];
      default:
        return [[field, isCause(field) ? [TICK] : []]];
    }
  });
}

/** Whether a cell takes only a tick. */
export function isCause(field: string): field is keyof MidYearRow['causes'] {
  return CAUSES.some((cause) => cause.field === field);
}

/** The text of a cell of a form's row; '' where the form has none. */
function textOf(row: SheetRow | MidYearRow, field: string): string {
  if ('causes' in row && isCause(field)) return row.causes[field];
  const text = (row as unknown as Record<string, unknown>)[field];
  return typeof text === 'string' ? text : '';
}

/** The cells of a row that its target leaves to be filled in, with their texts as they stand; none of a row that is 不适用 this year. */
export function packageCells(
  phase: PackagePhase,
  row: SheetRow | MidYearRow,
  versionOf: (field: string) => number,
): Record<string, PackageCell> {
  if ('notApplicable' in row && row.notApplicable.trim() !== '') return {};
  const parsed = parseTarget(row.target, row);
  return Object.fromEntries(
    fieldsOf(phase, parsed.ok ? parsed.target : null).map(([field, choices]) => {
      const stored = textOf(row, field);
      return [field, { text: stored, stored, version: versionOf(field), choices }];
    }),
  );
}
