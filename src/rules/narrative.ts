import { NARRATIVE_SECTIONS } from '#src/rules/narrative-outline.ts';
import type { NarrativeRecord } from '#src/rules/narrative-record.ts';
import type { EvaluationRecord, RecordIndicator } from '#src/rules/record.ts';
import { shortCategory } from '#src/rules/weights.ts';

export const NARRATIVE_TITLE = '项目支出绩效自评报告';

/** A sentence with exactly one full stop behind it; '' stays ''. */
function sentence(text: string): string {
  const plain = text.trim().replace(/[。；;，,]+$/, '');
  return plain === '' ? '' : `${plain}。`;
}

function totalRow(record: EvaluationRecord) {
  const row = record.money.rows.find((one) => one.line === 'total');
  return row ?? { initial: '', budget: '', executed: '', rate: '—', score: '—', weight: '' };
}

/** How many rows have no score yet; the closing line says it while there is no total. */
function openRows({ indicators }: EvaluationRecord): number {
  return indicators.filter((row) => row.score === '—' && row.actual !== '不适用').length;
}

function resultText(record: EvaluationRecord): string {
  const { total, grade } = record;
  if (total === null) return `自评尚未完成，还有 ${openRows(record)} 项指标没有得分，暂无总分和等级。`;
  const how = record.totals
    .filter((line) => line.label === '折算' || line.label === '封顶')
    .map((line) => `${line.label}：${line.working}`);
  const steps = how.length > 0 ? `（${how.join('；')}）` : '';
  return `本项目自评总分 ${total} 分${steps}，等级为“${grade ?? ''}”。`;
}

function overview({ project, goal, currency, ...record }: EvaluationRecord): string {
  const money = totalRow({ project, goal, currency, ...record });
  const kind = [project.nature, project.projectClass].filter((one) => one !== '').join('、');
  const dates =
    project.startDate && project.endDate ? `，计划实施时间为 ${project.startDate} 至 ${project.endDate}` : '';
  return [
    `${project.name}由${project.unit}实施，主管部门为${project.department}${kind === '' ? '' : `，属${kind}`}${dates}。`,
    money.budget === '' ? '' : `${project.year} 年全年预算数 ${money.budget} ${currency}。`,
    goal.expected.trim() === '' ? '' : `年度总体目标：${sentence(goal.expected)}`,
  ].join('');
}

function organisation({ project, rulebook, indicators }: EvaluationRecord): string {
  return (
    `${project.unit}按照${rulebook.name}评分办法组织自评，由项目实施处室对照批复的绩效目标逐项填报 ${indicators.length} 项指标的` +
    '实际完成值并提供依据，财务部门核对预算执行数据，核实后形成本报告。'
  );
}

function conclusion(record: EvaluationRecord): string {
  const judged = record.indicators.filter((row) => row.met !== null);
  const met = judged.filter((row) => row.met === true).length;
  const result = record.goal.actual.trim() === '' ? '' : `年度总体目标完成情况：${sentence(record.goal.actual)}`;
  const counts =
    judged.length === 0
      ? ''
      : `${record.indicators.length} 项指标中，达到目标的 ${met} 项，未达到目标的 ${judged.length - met} 项。`;
  return resultText(record) + counts + result;
}

function execution(record: EvaluationRecord): string {
  const money = totalRow(record);
  const { currency } = record;
  if (money.score === '不适用') return '本项目没有预算安排，预算执行率不适用。';
  if (money.executed === '') return '全年执行数尚未填写。';
  const initial = money.initial === '' ? '' : `年初预算数 ${money.initial} ${currency}，`;
  const points = money.score === '—' ? '' : `，预算执行得分 ${money.score} 分（满分 ${money.weight} 分）`;
  const reason = record.notes.map((note) => sentence(note.replace(/^预算执行情况：/, ''))).join('');
  return (
    `${initial}全年预算数 ${money.budget} ${currency}，全年执行数 ${money.executed} ${currency}，` +
    `执行率 ${money.rate}${points}。${reason}`
  );
}

function byCategory(rows: readonly RecordIndicator[]): [string, RecordIndicator[]][] {
  const names = [...new Set(rows.map((row) => shortCategory(row.category)))];
  return names.map((name) => [name, rows.filter((row) => shortCategory(row.category) === name)]);
}

function achieved({ indicators }: EvaluationRecord): string {
  const met = indicators.filter((row) => row.met === true);
  if (met.length === 0) return '尚没有达到目标的指标。';
  return byCategory(met)
    .map(([name, rows]) => {
      const told = rows.map((row) => `“${row.name}”目标为${row.target}，实际为${row.actual}`);
      return `${name}指标 ${rows.length} 项达到目标：${told.join('；')}。`;
    })
    .join('\n');
}

function missed({ indicators }: EvaluationRecord): string {
  const rows = indicators.filter((row) => row.met === false);
  if (rows.length === 0) return '没有未达到目标的指标。';
  return rows
    .map((row, index) => {
      const reason = row.typed.reason.trim() === '' ? '' : `原因：${sentence(row.typed.reason)}`;
      const points = `得 ${row.score} 分（分值 ${row.weight} 分）`;
      return `${index + 1}. “${row.name}”目标为${row.target}，实际为${row.actual}，${points}。${reason}`;
    })
    .join('\n');
}

function problems({ indicators, ...record }: EvaluationRecord): string {
  const rows = indicators.filter((row) => row.met === false).map((row) => `“${row.name}”没有达到目标`);
  const rate = Number.parseFloat(totalRow({ indicators, ...record }).rate);
  const all = [...(rate < 90 ? ['预算执行进度偏慢'] : []), ...rows];
  return all.length === 0 ? '自评中没有发现需要整改的问题。' : `自评发现以下问题：${all.join('；')}。`;
}

function measures({ indicators }: EvaluationRecord): string {
  const told = indicators
    .filter((row) => row.typed.measure.trim() !== '')
    .map((row, index) => `${index + 1}. 针对“${row.name}”：${sentence(row.typed.measure)}`);
  const budget = '自评结果作为编制下一年度预算和设定绩效目标的依据。';
  return [...told, budget].join('\n');
}

const PROPOSALS: Readonly<Record<string, (record: EvaluationRecord) => string>> = {
  overview,
  organisation,
  conclusion,
  execution,
  achieved,
  missed,
  problems,
  measures,
};

/** The proposed text of every section by its field, each number as the year-end form prints it. */
export function proposeNarrative(record: EvaluationRecord): Record<string, string> {
  return Object.fromEntries(NARRATIVE_SECTIONS.map(({ field }) => [field, PROPOSALS[field]?.(record) ?? '']));
}

/** The report from the texts of its sections, paragraphs at their line ends. */
export function buildNarrative(record: EvaluationRecord, texts: Readonly<Record<string, string>>): NarrativeRecord {
  return {
    project: record.project,
    title: NARRATIVE_TITLE,
    sections: NARRATIVE_SECTIONS.map(({ field, heading }) => ({
      heading,
      paragraphs: (texts[field] ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    })),
    submitted: record.submitted,
  };
}
