import { z } from 'zod';
import { isStorable } from '#db/entries.ts';
import { LONGEST_TEXT } from '#src/rules/form-cells.ts';

const id = z.uuid();
const text = z.string().refine(isStorable);
const instant = z.iso.datetime();
const date = z.iso.date();
const dateOrNone = z.union([date, z.literal('')]);
const whole = z.int32();
const flag = z.literal([0, 1]);
const phase = z.enum(['year-end', 'mid-year']);
const json = text.refine((written) => {
  try {
    JSON.parse(written);
    return true;
  } catch {
    return false;
  }
});

/** Hundredths as people write them, `1468400.00`: exact in every language that reads JSON. */
const decimal = z.codec(z.string().regex(/^-?(0|[1-9]\d{0,13})\.\d{2}$/), z.int(), {
  decode: (written) => Number(written.replace('.', '')),
  encode: (hundredths) => {
    const digits = String(Math.abs(hundredths)).padStart(3, '0');
    return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  },
});
/** 元. */
const amount = decimal.refine((fen) => fen >= 0).nullable();
/** Points. */
const points = decimal.refine((hundredths) => Math.abs(hundredths) <= 1_000_000).nullable();

/** Each table's rows as a package writes them, columns in their order: amounts in 元 and points as decimals, everything else as stored. */
export const ROW_SCHEMAS = {
  units: z.strictObject({ id, name: text, isSample: flag, createdAt: instant }),
  projects: z.strictObject({
    id,
    unitId: id,
    year: whole,
    name: text,
    nature: text,
    projectClass: text,
    department: text,
    unit: text,
    startDate: text,
    endDate: text,
    currency: z.enum(['元', '万元']),
    projectTotal: amount,
    projectAppropriation: amount,
    projectOther: amount,
    yearTotal: amount,
    yearAppropriation: amount,
    carriedOver: amount,
    other: amount,
    goal: text.nullable(),
    annualGoal: text.nullable(),
    rulebook: text,
    previousProjectId: id.nullable(),
    position: whole,
    createdAt: instant,
  }),
  indicators: z.strictObject({
    id,
    projectId: id,
    position: whole,
    category: text,
    subcategory: text,
    name: text,
    target: text,
    weight: points,
    optionsReversed: flag,
    createdAt: instant,
    removedAt: instant.nullable(),
  }),
  entries: z.strictObject({
    id,
    projectId: id,
    indicatorId: id.nullable(),
    phase: z.enum(['year-end', 'mid-year', 'narrative']),
    field: text,
    version: whole.min(1),
    text: text.max(LONGEST_TEXT),
    enteredAt: instant,
    enteredBy: text,
  }),
  targetChanges: z.strictObject({
    id,
    projectId: id,
    sequence: whole.min(1),
    indicatorId: id.nullable(),
    indicator: text,
    field: text,
    before: text,
    after: text,
    kind: z.enum(['新增', '取消', '调增', '调减', '修改']).nullable(),
    reason: text,
    approvalNumber: text,
    approvedOn: dateOrNone,
    at: instant,
    by: text,
  }),
  statusChanges: z.strictObject({
    id,
    projectId: id,
    phase,
    sequence: whole.min(1),
    state: z.enum(['submitted', 'returned', 'reopened', 'approved']),
    version: whole.min(1),
    reason: text,
    at: instant,
    by: text,
  }),
  records: z.strictObject({
    id,
    projectId: id,
    phase,
    version: whole.min(1),
    format: whole.min(1),
    hash: text,
    total: points,
    grade: text.nullable(),
    submittedAt: instant,
    submittedBy: text,
    content: json,
  }),
  rectifications: z.strictObject({
    id,
    version: whole.min(1),
    projectId: id,
    problem: text,
    measure: text,
    foundOn: dateOrNone,
    startedOn: dateOrNone,
    doneOn: dateOrNone,
    withdrawn: flag,
    at: instant,
    by: text,
  }),
  deadlines: z.strictObject({ unitId: id, year: whole, phase, dueOn: date }),
  monitoringPeriods: z.strictObject({ unitId: id, year: whole, endsOn: date }),
  rulebookOverrides: z.strictObject({
    id,
    unitId: id,
    rulebook: text,
    sequence: whole.min(1),
    figure: text,
    value: json,
    source: text,
    validFrom: date,
    createdAt: instant,
    createdBy: text,
  }),
  imports: z.strictObject({
    id,
    fileName: text,
    content: json,
    createdAt: instant,
    // An import that waits for its confirmation is nobody's yet.
    confirmedAt: instant.nullable().refine((at) => at !== null),
    confirmedBy: text.nullable(),
    reading: json.nullable(),
    undoneAt: instant.nullable(),
    undoneBy: text.nullable(),
  }),
  importCorrections: z.strictObject({
    importId: id,
    cell: text,
    version: whole.min(1),
    text: text.max(LONGEST_TEXT),
    enteredAt: instant,
    enteredBy: text,
  }),
  importedProjects: z.strictObject({
    importId: id,
    position: whole,
    projectId: id,
    name: text,
    year: whole,
    outcome: z.enum(['saved', 'corrected', 'unchanged', 'kept', 'filled']),
    before: json.nullable(),
    after: json.nullable(),
  }),
};
