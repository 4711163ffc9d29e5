import { formatActualCell } from '#src/rules/build-record.ts';
import { formatPoints } from '#src/rules/decimal.ts';
import type { Finding } from '#src/rules/findings.ts';
import type { RowScore } from '#src/rules/score.ts';
import type { SheetRow as Row } from '#src/rules/sheet.ts';
import { pointsOrDash } from '#views/marks.tsx';
import type { SheetView } from '#views/props.ts';
import { ActualEntry } from '#views/sheet-actual.tsx';
import { CellProblem, Entry, FindingLines, findingsAt, isOpen, tone } from '#views/sheet-cell.tsx';
import { LastYear } from '#views/sheet-last-year.tsx';
import { MidYearLine } from '#views/sheet-mid-year.tsx';
import { RemarkCell } from '#views/sheet-remark.tsx';
import { RowActions } from '#views/sheet-row-actions.tsx';

/** What the parts of one row need: its place, its texts and how it scored. */
export interface RowProps {
  view: SheetView;
  index: number;
  id: string;
  row: Row;
  score: RowScore;
}

/** Rows from `index` on that share a merged cell with it; 0 when an earlier row began the group. */
function span(rows: readonly Row[], index: number, key: (row: Row) => string): number {
  const here = rows[index];
  if (!here) return 0;
  const same = (row: Row | undefined) => row !== undefined && key(row) === key(here);
  if (same(rows[index - 1])) return 0;
  const end = rows.findIndex((row, i) => i > index && !same(row));
  return (end === -1 ? rows.length : end) - index;
}

function GroupCells({ view, index, row }: RowProps) {
  const rows = view.sheet.indicators;
  const category = span(rows, index, (one) => one.category);
  const subcategory = span(rows, index, (one) => `${one.category}\n${one.subcategory}`);
  return (
    <>
      {category > 0 ? (
        <th scope="rowgroup" class="category" rowspan={category}>
          <span>{row.category}</span>
        </th>
      ) : null}
      {subcategory > 0 ? (
        <th scope="rowgroup" class="subcategory" rowspan={subcategory}>
          {row.subcategory}
        </th>
      ) : null}
    </>
  );
}

/**
 * Sentences that belong beside the entry. That nothing was typed yet is only counted in the panel, except where half an
 * answer stands and the other half is asked for.
 */
function actualFindings({ view, index, row }: RowProps): Finding[] {
  const started = `${row.actual}${row.attainment}${row.share}`.trim() !== '';
  const findings = findingsAt(view, index, ['actual', 'attainment', 'share']);
  return findings.filter((one) => one.code !== 'S6' || started);
}

function ActualCell(props: RowProps) {
  const { view, index, id, row, score } = props;
  const target = score.target.ok ? score.target.target : null;
  const numeric = target?.kind === 'quantity' || target?.kind === 'range' || target?.kind === 'deadline';
  if (!isOpen(view) || target?.kind === 'not-applicable') {
    return (
      <td class={numeric ? 'actual number' : 'actual'}>
        {formatActualCell(row, score)}
        <MidYearLine view={view} id={id} />
      </td>
    );
  }
  const findings = actualFindings(props);
  const described = findings.length > 0 ? `findings-${id}-actual` : undefined;
  return (
    <td class={`actual entry ${tone(findings)}`}>
      <ActualEntry
        view={view}
        id={id}
        row={row}
        index={index}
        target={target}
        understood={score.understood}
        invalid={tone(findings) === 'error'}
        describedBy={described}
      />
      <MidYearLine view={view} id={id} />
      <LastYear {...props} />
      <FindingLines findings={findings} id={`findings-${id}-actual`} />
    </td>
  );
}

function WeightCell({ view, index, id, row, score }: RowProps) {
  const computed = pointsOrDash(score.weight);
  const unweighted = row.weight.trim() === '' && score.weight === null && !score.applicable;
  if (!isOpen(view) || unweighted) return <td class="number weight">{computed}</td>;
  const stored = row.weight.trim() === '' && score.weight !== null ? formatPoints(score.weight) : row.weight;
  const marked = tone(findingsAt(view, index, ['weight']));
  return (
    <td class={`number weight entry ${marked}`}>
      <Entry
        view={view}
        owner={id}
        field="weight"
        column="weight"
        kind="number"
        label={`${row.name} 分值`}
        stored={stored}
        invalid={marked === 'error'}
        describedBy={marked === '' ? undefined : `findings-${id}-remark`}
      />
      <CellProblem view={view} owner={id} field="weight" />
    </td>
  );
}

/**
 * The working under the points. Where a measured target is met, target and actual stand in the same row already, so the
 * verdict is enough; the whole working is one click away, in the row's disclosure.
 */
function shortWorking({ score }: RowProps): string {
  const plainly = score.met === true && score.score === score.weight && score.working.includes('达到目标');
  return plainly ? '达到目标' : score.working;
}

function ScoreCell(props: RowProps) {
  const { score } = props;
  const shown = score.applicable ? pointsOrDash(score.score) : '不适用';
  return (
    <td class="number score">
      <strong>{shown}</strong>
      {score.applicable && score.working !== '' ? <span class="working">{shortWorking(props)}</span> : null}
    </td>
  );
}

function NameCell(props: RowProps) {
  const { view, index, id, row } = props;
  const findings = findingsAt(view, index, ['name', 'category']);
  return (
    <th scope="row" class={`name ${tone(findings)}`}>
      {row.name}
      <FindingLines findings={findings} id={`findings-${id}-name`} />
      <RowActions {...props} />
    </th>
  );
}

/** A target with two readings: one button each, which rewrites the target. */
function Readings({ view, id, row, score }: RowProps) {
  const { target } = score;
  if (!isOpen(view) || target.ok || target.code !== 'Q1') return null;
  return (
    <form class="readings" method="post" action={`/projects/${view.project.id}/indicators/${id}/target`}>
      {target.answers.map((answer) => (
        <button
          type="submit"
          name="target"
          value={answer}
          class="small"
          aria-label={`${row.name} 指标值写作 ${answer}`}
        >
          {answer}
        </button>
      ))}
    </form>
  );
}

function TargetCell(props: RowProps) {
  const { view, index, id, row } = props;
  const findings = findingsAt(view, index, ['target']);
  const approved = view.approved?.get(id);
  return (
    <td class={`target ${tone(findings)}`}>
      {row.target}
      {approved === undefined ? null : <span class="approved">原批复：{approved}</span>}
      <FindingLines findings={findings} id={`findings-${id}-target`} />
      <Readings {...props} />
    </td>
  );
}

/**
 * One indicator of the year-end form, on the page and as the answer to a saved cell. The first row of a group carries the
 * merged 一级指标 and 二级指标 cells.
 */
export function SheetRow({ view, index }: { view: SheetView; index: number }) {
  const [row, score, id] = [view.sheet.indicators[index], view.scored.rows[index], view.indicatorIds[index]];
  if (!row || !score || id === undefined) throw new Error(`the sheet has no row ${index}`);
  const props: RowProps = { view, index, id, row, score };
  return (
    <tr id={`row-${id}`} class={score.applicable ? 'indicator' : 'indicator excused'} data-name={row.name}>
      <GroupCells {...props} />
      <NameCell {...props} />
      <TargetCell {...props} />
      <ActualCell {...props} />
      <WeightCell {...props} />
      <ScoreCell {...props} />
      <RemarkCell {...props} />
    </tr>
  );
}
