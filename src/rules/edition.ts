import type { EvaluationRecord, RecordIndicator } from '#src/rules/record.ts';

/**
 * For whom a form is made: 正式版 as it is handed in; 公开版 for publication, without signatures, version code and contact
 * details; 空表 for an office to fill in by hand.
 */
export type Edition = 'official' | 'public' | 'blank';

/** What stands for a contact detail that is not published. */
const LEFT_OUT = '（联系方式略）';
/** A number and an address one after the other. */
const SEVERAL = new RegExp(`${LEFT_OUT}(?:[ 　,，;；、/]*${LEFT_OUT})+`, 'gu');
const LABEL = '(?:(?:联系)?(?:电话|手机)(?:号码?)?|联系方式|电子邮箱|邮箱)?[:：]?[ 　]*';
/** A mobile number, a number with its area code, an e-mail address; never an amount, which has a unit or a point behind it. */
const CONTACT = new RegExp(
  `${LABEL}(?:(?<![\\d.,-])(?:1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}|\\(?0\\d{2,3}\\)?[ -]\\d{7,8}(?:-\\d{1,6})?)(?![\\d.,]|\\s*[元万亿%次个人户件台套平米吨])|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)`,
  'gu',
);

const HOW_TO_FILL =
  '本表供业务处室手工填写，不是自评结果。实际完成值照实写，注明单位；定性指标写“达成”“部分达成（__%）”或“未达成（__%）”；没有达到目标的写明偏差原因和改进措施。';

/** The record as an edition of the form shows it; 正式版 is the record itself. */
export function recordOfEdition(record: EvaluationRecord, edition: Edition): EvaluationRecord {
  if (edition === 'public') return publicRecord(record);
  return edition === 'blank' ? blankRecord(record) : record;
}

/** The form's name of an edition: 项目支出绩效自评表（公开版）. */
export function titleOfEdition(title: string, edition: Edition): string {
  const ending = { official: '', public: '（公开版）', blank: '（空表）' };
  return title + ending[edition];
}

/** A text without telephone numbers and e-mail addresses. */
export function withoutContacts(text: string): string {
  return text.replace(CONTACT, LEFT_OUT).replaceAll(SEVERAL, LEFT_OUT);
}

function publicRecord(record: EvaluationRecord): EvaluationRecord {
  return {
    ...record,
    goal: { expected: withoutContacts(record.goal.expected), actual: withoutContacts(record.goal.actual) },
    indicators: record.indicators.map((row) => ({
      ...row,
      name: withoutContacts(row.name),
      target: withoutContacts(row.target),
      actual: withoutContacts(row.actual),
      remark: withoutContacts(row.remark),
    })),
    notes: record.notes.map(withoutContacts),
  };
}

/** Targets, weights and budgets stay; results, scores, reasons and what follows from them are left open. */
function blankRecord(record: EvaluationRecord): EvaluationRecord {
  const weight = record.totals.find((line) => line.weight !== '')?.weight ?? '';
  return {
    ...record,
    title: titleOfEdition(record.title, 'blank'),
    money: {
      working: '',
      rows: record.money.rows.map((row) => ({
        ...row,
        executed: '',
        rate: '',
        score: row.line === 'total' ? '' : row.score,
      })),
    },
    goal: { ...record.goal, actual: '' },
    indicators: record.indicators.map(blankIndicator),
    totals: [{ label: '总分', weight, score: '', working: '' }],
    total: null,
    grade: null,
    notes: [HOW_TO_FILL],
    submitted: null,
  };
}

function blankIndicator(row: RecordIndicator): RecordIndicator {
  return {
    ...row,
    typed: { actual: '', attainment: '', share: '', reason: '', measure: '' },
    understood: { ...row.understood, actual: '' },
    actual: '',
    score: '',
    met: null,
    working: '',
    remark: '',
  };
}
