import type { FindingField } from '#src/rules/findings.ts';
import {
  CAUSES,
  type CauseField,
  LIKELIHOODS,
  PACES,
  parseLikelihood,
  type MidYearRow as Row,
  TICK,
} from '#src/rules/mid-year.ts';
import type { RecordMonitoringIndicator } from '#src/rules/monitoring-record.ts';
import { isMidYearOpen, type MidYearView, midYearFindings } from '#views/mid-year-props.ts';
import { CellProblem, cellAttributes, cellId, Entry, FindingLines, shownText, tone } from '#views/sheet-cell.tsx';

interface RowProps {
  view: MidYearView;
  index: number;
  /** As printed. */
  row: RecordMonitoringIndicator;
  /** As typed; null where the form is shown read-only. */
  typed: Row | null;
}

/** Rows from `index` on that share a merged cell with it; 0 when an earlier row began the group. */
function span(
  rows: readonly RecordMonitoringIndicator[],
  index: number,
  key: (row: RecordMonitoringIndicator) => string,
) {
  const here = rows[index];
  const same = (row: RecordMonitoringIndicator | undefined) => row !== undefined && here && key(row) === key(here);
  if (same(rows[index - 1])) return 0;
  const end = rows.findIndex((row, i) => i > index && !same(row));
  return (end === -1 ? rows.length : end) - index;
}

function GroupCells({ view, index, row }: RowProps) {
  const rows = view.record.indicators;
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

/** 累计 or 比率: how the row is looked at, changeable where the unit alone would decide wrongly. */
function PaceChoice({ view, row, typed }: RowProps) {
  if (row.pace === null) return null;
  if (typed === null) return <span class="pace">{row.pace}</span>;
  const text = shownText(view, row.id, 'pace', typed.pace);
  return (
    <select
      id={cellId(row.id, 'pace')}
      class="pace"
      name="text"
      autocomplete="off"
      aria-label={`${row.name} 累计或比率`}
      title="累计：做一件多一件；比率：时点值，还会升降"
      data-column="pace"
      {...cellAttributes(view, row.id, 'pace')}
    >
      {PACES.map((pace) => (
        <option value={pace} selected={pace === (text || row.pace)}>
          {pace}
        </option>
      ))}
    </select>
  );
}

interface ValueProps extends RowProps {
  field: 'actual' | 'forecast';
  label: string;
  placeholder?: string | undefined;
}

function ValueCell(props: ValueProps) {
  const { view, index, row, typed, field } = props;
  const measured = row.pace !== null;
  if (typed === null || row.actual === '不适用') {
    return (
      <td class={measured ? 'number' : ''}>
        {row[field]}
        {field === 'actual' && typed === null ? <PaceChoice {...props} /> : null}
      </td>
    );
  }
  const findings = midYearFindings(view, index, field === 'actual' ? ['actual'] : ['forecast']);
  const id = `findings-${row.id}-${field}`;
  return (
    <td class={`${field} entry ${tone(findings)}`}>
      <Entry
        view={view}
        owner={row.id}
        field={field}
        column={field}
        kind={measured ? 'number' : 'text'}
        label={`${row.name} ${props.label}`}
        stored={typed[field]}
        placeholder={props.placeholder}
        invalid={tone(findings) === 'error'}
        describedBy={findings.length > 0 ? id : undefined}
      />
      {field === 'actual' ? <PaceChoice {...props} /> : null}
      <CellProblem view={view} owner={row.id} field={field} />
      {field === 'actual' ? <CellProblem view={view} owner={row.id} field="pace" /> : null}
      <FindingLines findings={findings} id={id} />
    </td>
  );
}

function CauseCell({ view, row, typed, field, name }: RowProps & { field: CauseField; name: string }) {
  if (typed === null) return <td class="tick">{row.causes[field]}</td>;
  const ticked = shownText(view, row.id, field, typed.causes[field]).trim() !== '';
  const key = cellId(row.id, field);
  return (
    <td class="tick entry">
      <form id={key} autocomplete="off" hx-trigger="change, submit" {...cellAttributes(view, row.id, field)}>
        <label>
          <input
            type="checkbox"
            id={`${key}-tick`}
            name="text"
            value={TICK}
            checked={ticked}
            data-column={field}
            aria-label={`${row.name} ${name}`}
          />
        </label>
      </form>
      <CellProblem view={view} owner={row.id} field={field} />
    </td>
  );
}

function ExplanationCell({ view, index, row, typed }: RowProps) {
  if (typed === null) return <td class="prose">{row.explanation}</td>;
  const findings = midYearFindings(view, index, ['explanation', 'causes']);
  const id = `findings-${row.id}-explanation`;
  return (
    <td class={`prose entry ${tone(findings)}`}>
      <Entry
        view={view}
        owner={row.id}
        field="explanation"
        column="explanation"
        label={`${row.name} 原因说明`}
        stored={typed.explanation}
        invalid={tone(findings) === 'error'}
        describedBy={findings.length > 0 ? id : undefined}
      />
      <CellProblem view={view} owner={row.id} field="explanation" />
      <FindingLines findings={findings} id={id} />
    </td>
  );
}

function LikelihoodCell({ view, index, row, typed }: RowProps) {
  if (typed === null) return <td class="likelihood">{row.likelihood}</td>;
  const findings = midYearFindings(view, index, ['likelihood']);
  const text = shownText(view, row.id, 'likelihood', typed.likelihood);
  const chosen = parseLikelihood(text);
  const id = `findings-${row.id}-likelihood`;
  return (
    <td class={`likelihood entry ${tone(findings)}`}>
      <select
        id={cellId(row.id, 'likelihood')}
        name="text"
        autocomplete="off"
        aria-label={`${row.name} 完成目标可能性`}
        aria-invalid={tone(findings) === 'error' ? 'true' : undefined}
        aria-describedby={findings.length > 0 ? id : undefined}
        data-column="likelihood"
        {...cellAttributes(view, row.id, 'likelihood')}
      >
        <option value="">未选</option>
        {text !== '' && chosen === null ? (
          <option value={text} selected>
            {text}
          </option>
        ) : null}
        {LIKELIHOODS.map((one) => (
          <option value={one} selected={one === chosen}>
            {one}
          </option>
        ))}
      </select>
      <CellProblem view={view} owner={row.id} field="likelihood" />
      <FindingLines findings={findings} id={id} />
    </td>
  );
}

const REMARKS = [
  { field: 'measure', caption: '措施', label: '拟采取的措施' },
  { field: 'remark', caption: '备注', label: '备注' },
] as const;
const REMARK_FIELDS: readonly FindingField[] = ['measure'];

/** 备注: the measures that will be taken, and whatever else is to be said. */
function RemarkCell({ view, index, row, typed }: RowProps) {
  if (typed === null) return <td class="remark">{row.remark}</td>;
  const findings = midYearFindings(view, index, REMARK_FIELDS);
  const id = `findings-${row.id}-measure`;
  return (
    <td class={`remark entry ${tone(findings)}`}>
      {REMARKS.map(({ field, caption, label }) => (
        <>
          <div class="labelled">
            <span class="caption" aria-hidden="true">
              {caption}
            </span>
            <Entry
              view={view}
              owner={row.id}
              field={field}
              column={field}
              label={`${row.name} ${label}`}
              stored={typed[field]}
              describedBy={field === 'measure' && findings.length > 0 ? id : undefined}
            />
          </div>
          <CellProblem view={view} owner={row.id} field={field} />
        </>
      ))}
      <FindingLines findings={findings} id={id} />
    </td>
  );
}

/** One indicator of the mid-year form, on the page and as the answer to a saved cell. */
export function MidYearRow({ view, index }: { view: MidYearView; index: number }) {
  const row = view.record.indicators[index];
  if (!row) throw new Error(`the mid-year form has no row ${index}`);
  const typed = isMidYearOpen(view) ? (view.sheet.indicators[index] ?? null) : null;
  const props: RowProps = { view, index, row, typed };
  const { months } = view.record.period;
  const worded = row.pace === null;
  return (
    <tr id={`row-${row.id}`} class="indicator" data-name={row.name}>
      <GroupCells {...props} />
      <th scope="row" class="name">
        {row.name}
      </th>
      <td class={`target ${tone(midYearFindings(view, index, ['target']))}`}>
        {row.target}
        <FindingLines findings={midYearFindings(view, index, ['target'])} id={`findings-${row.id}-target`} />
      </td>
      <ValueCell {...props} field="actual" label={`${months}执行情况`} placeholder={worded ? '完成情况' : undefined} />
      <ValueCell {...props} field="forecast" label="全年预计完成情况" placeholder={worded ? row.forecast : undefined} />
      {CAUSES.map(({ field, name }) => (
        <CauseCell {...props} field={field} name={name} />
      ))}
      <ExplanationCell {...props} />
      <LikelihoodCell {...props} />
      <RemarkCell {...props} />
    </tr>
  );
}
