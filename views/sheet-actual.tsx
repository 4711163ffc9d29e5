import { parseDecimal } from '#src/rules/decimal.ts';
import type { Attainment } from '#src/rules/rulebook.ts';
import { parseAttainment } from '#src/rules/score-words.ts';
import type { SheetRow } from '#src/rules/sheet.ts';
import type { Target } from '#src/rules/target.ts';
import type { SheetView } from '#views/props.ts';
import { CellProblem, cellAttributes, cellId, Entry, shownText } from '#views/sheet-cell.tsx';

interface ActualProps {
  view: SheetView;
  id: string;
  row: SheetRow;
  target: Target | null;
  /** How the row was judged, e.g. 达成 100%; '' while it was not. */
  understood: string;
  invalid: boolean;
  describedBy: string | undefined;
}

const CHOICES: { attainment: Attainment; label: string }[] = [
  { attainment: '达成', label: '达成' },
  { attainment: '部分达成', label: '部分' },
  { attainment: '未达成', label: '未达成' },
];

interface ChoiceProps {
  view: SheetView;
  id: string;
  row: SheetRow;
  /** What text or share alone came to, until somebody chooses. */
  proposed: Attainment | null;
}

/** 达成 | 部分 | 未达成 as three buttons of which one is pressed, or only proposed. */
function AttainmentChoice({ view, id, row, proposed }: ChoiceProps) {
  const key = cellId(id, 'attainment');
  const chosen = parseAttainment(shownText(view, id, 'attainment', row.attainment));
  return (
    <form
      id={key}
      class="segments"
      autocomplete="off"
      hx-trigger="change, submit"
      {...cellAttributes(view, id, 'attainment')}
    >
      <fieldset>
        <legend class="spoken">{row.name} 达成情况</legend>
        {CHOICES.map(({ attainment, label }) => (
          <label class={proposed === attainment ? 'proposed' : undefined}>
            <input
              type="radio"
              id={`${key}-${attainment}`}
              name="text"
              value={attainment}
              checked={chosen === attainment}
              data-column="attainment"
            />
            <span>
              {label}
              {proposed === attainment ? <span class="spoken">（按所填内容推定）</span> : null}
            </span>
          </label>
        ))}
      </fieldset>
    </form>
  );
}

/** Empties a field that has no place in this row, or a choice that should be taken back. */
function ClearButton({ view, id, field, label }: { view: SheetView; id: string; field: string; label: string }) {
  const attributes = cellAttributes(view, id, field);
  const version = view.versions[`${id}/${field}`] ?? 0;
  return (
    <button
      type="button"
      class="clear"
      data-choice="clear"
      {...attributes}
      aria-label={label}
      title={label}
      hx-vals={JSON.stringify({ text: '', version })}
    >
      ×
    </button>
  );
}

/** 定性指标: what was done in words, how far that meets the target, and the share of the points. */
function WordedActual({ view, id, row, understood, invalid, describedBy }: ActualProps) {
  const chosen = parseAttainment(row.attainment);
  const judged = parseAttainment(understood.split(' ')[0] ?? '') ?? chosen ?? parseAttainment(row.actual);
  return (
    <>
      <Entry
        view={view}
        owner={id}
        field="actual"
        column="actual"
        label={`${row.name} 实际完成值`}
        stored={row.actual}
        placeholder="完成情况"
        invalid={invalid}
        describedBy={describedBy}
      />
      <div class="worded">
        <AttainmentChoice view={view} id={id} row={row} proposed={row.attainment.trim() === '' ? judged : null} />
        <span class="share" hidden={judged === null && row.share.trim() === ''}>
          <Entry
            view={view}
            owner={id}
            field="share"
            column="share"
            kind="number"
            label={`${row.name} 完成比例（%）`}
            stored={row.share}
            placeholder={judged === '达成' ? '100' : ''}
          />
          {row.share.trim().endsWith('%') ? null : <span class="unit">%</span>}
        </span>
      </div>
    </>
  );
}

/** A list of options is answered by one of them; a text that is none of them stays visible until it is replaced. */
function OptionActual({ view, id, row, target, invalid, describedBy }: ActualProps) {
  const options = target?.kind === 'options' ? target.options : [];
  const text = shownText(view, id, 'actual', row.actual);
  return (
    <select
      id={cellId(id, 'actual')}
      name="text"
      autocomplete="off"
      aria-label={`${row.name} 实际完成值`}
      aria-invalid={invalid ? 'true' : undefined}
      aria-describedby={describedBy}
      data-column="actual"
      {...cellAttributes(view, id, 'actual')}
    >
      <option value="">未选</option>
      {text !== '' && !options.includes(text) ? (
        <option value={text} selected>
          {text}
        </option>
      ) : null}
      {options.map((option) => (
        <option value={option} selected={option === text}>
          {option}
        </option>
      ))}
    </select>
  );
}

function yesNoChoices(expected: string): string[] {
  if (expected === '是' || expected === '否') return ['是', '否'];
  const opposite = `未${expected.replace(/^(已|全部)/, '')}`;
  return [expected, opposite];
}

/** 通过 / 未通过: typed or chosen. */
function YesNoActual({ view, id, row, target, invalid, describedBy }: ActualProps) {
  const expected = target?.kind === 'yes-no' ? target.expected : '';
  const list = `${cellId(id, 'actual')}-choices`;
  return (
    <>
      <input
        type="text"
        id={cellId(id, 'actual')}
        name="text"
        class="choice"
        list={list}
        autocomplete="off"
        value={shownText(view, id, 'actual', row.actual)}
        placeholder={yesNoChoices(expected).join('／')}
        aria-label={`${row.name} 实际完成值`}
        aria-invalid={invalid ? 'true' : undefined}
        aria-describedby={describedBy}
        data-column="actual"
        {...cellAttributes(view, id, 'actual')}
      />
      <datalist id={list}>
        {yesNoChoices(expected).map((choice) => (
          <option value={choice} />
        ))}
      </datalist>
    </>
  );
}

/** The unit that a bare number gets from its target; nothing where the typed text names one or was read otherwise. */
function unitHint(view: SheetView, row: SheetRow, target: Target | null, index: number): string {
  if (target?.kind !== 'quantity' && target?.kind !== 'range') return '';
  const reread = view.scored.findings.some((one) => one.indicator === index && one.code === 'V1');
  const bare = row.actual.trim() === '' || parseDecimal(row.actual) !== null;
  return bare && !reread ? target.unit.text : '';
}

function MeasuredActual(props: ActualProps & { index: number }) {
  const { view, id, row, target, index } = props;
  const unit = unitHint(view, row, target, index);
  return (
    <span class="measured">
      <Entry
        view={view}
        owner={id}
        field="actual"
        column="actual"
        kind="number"
        label={`${row.name} 实际完成值${unit === '' ? '' : `（${unit}）`}`}
        stored={row.actual}
        placeholder={target?.kind === 'deadline' ? '完成日期' : undefined}
        invalid={props.invalid}
        describedBy={props.describedBy}
      />
      {unit === '' ? null : <span class="unit">{unit}</span>}
    </span>
  );
}

/** Attainment and share belong to worded rows only; elsewhere they are shown so that they can be emptied. */
function Misplaced({ view, id, row }: { view: SheetView; id: string; row: SheetRow }) {
  const texts = [
    { field: 'attainment', label: '达成情况', text: row.attainment.trim() },
    { field: 'share', label: '完成比例', text: row.share.trim() },
  ].filter((one) => one.text !== '');
  return texts.map(({ field, label, text }) => (
    <span class="misplaced" id={cellId(id, field)}>
      {label}：{text}
      <ClearButton view={view} id={id} field={field} label={`清空${label}`} />
    </span>
  ));
}

/** 实际完成值, entered in the way its target asks for. */
export function ActualEntry(props: ActualProps & { index: number }) {
  const { view, id, row, target } = props;
  const worded = target?.kind === 'words';
  const Control =
    target?.kind === 'options' ? OptionActual : target?.kind === 'yes-no' ? YesNoActual : worded ? WordedActual : null;
  return (
    <>
      {Control ? <Control {...props} /> : <MeasuredActual {...props} />}
      {worded ? null : <Misplaced view={view} id={id} row={row} />}
      <CellProblem view={view} owner={id} field="actual" />
      <CellProblem view={view} owner={id} field="attainment" />
      <CellProblem view={view} owner={id} field="share" />
    </>
  );
}
