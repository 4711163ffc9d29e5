import type { Child } from 'hono/jsx';
import type { Finding, FindingField } from '#src/rules/findings.ts';
import type { CellsView, SheetView } from '#views/props.ts';

/** What the project's own cells are addressed by in place of an indicator's id. */
export const PROJECT = 'project';

/** `INDICATOR_ID/field` or `project/field`, as in the addresses and in `versions`. */
export function cellKey(owner: string, field: string): string {
  return `${owner}/${field}`;
}

/** The element id of a cell's control; findings link to it. */
export function cellId(owner: string, field: string): string {
  return `cell-${owner}-${field}`;
}

/** Fields that change the weights and scores of other rows too, so that the whole table of indicators answers. */
const MOVES_OTHERS = new Set(['weight', 'notApplicable']);

/**
 * Whether the form shows entries: while it is editable, and in the answer to a text that came too late for a submitted
 * form, so that what was typed stays in its cell.
 */
export function isOpen(view: SheetView): boolean {
  return view.editable || view.refused !== null;
}

/**
 * The attributes by which a control saves its own cell: one PUT with `text` and the `version` it was read at. Target, swap
 * and queue are inherited from the table, see `<SheetTable>`.
 */
export function cellAttributes(view: CellsView, owner: string, field: string) {
  const key = cellKey(owner, field);
  return {
    'hx-put': `${view.cellsAddress}/${owner}/${encodeURIComponent(field)}`,
    'hx-vals': JSON.stringify({ version: versionOf(view, key) }),
    'data-cell': cellId(owner, field),
    ...(MOVES_OTHERS.has(field) ? { 'hx-target': 'closest tbody' } : {}),
  };
}

function versionOf(view: CellsView, key: string): number {
  const conflict = view.conflict?.cell === key ? view.conflict : null;
  return conflict ? conflict.stored.version : (view.versions[key] ?? 0);
}

/** The text a control shows: what this browser typed where it could not be stored, else what is stored. */
export function shownText(view: CellsView, owner: string, field: string, stored: string): string {
  const key = cellKey(owner, field);
  if (view.conflict?.cell === key) return view.conflict.mine;
  return view.refused?.cell === key ? view.refused.text : stored;
}

/** A multi-line control keeps a leading line break only if one more precedes it: the parser drops the first. */
function textareaContent(text: string): string {
  return text.startsWith('\n') ? `\n${text}` : text;
}

interface EntryProps {
  view: CellsView;
  owner: string;
  field: string;
  /** Name for those who do not see the column's head. */
  label: string;
  stored: string;
  /** Controls of one column are walked by Enter. */
  column: string;
  kind?: 'number' | 'text';
  placeholder?: string | undefined;
  invalid?: boolean;
  describedBy?: string | undefined;
}

/** One typed cell: a field that grows with its text and saves itself when it is left. */
export function Entry(props: EntryProps) {
  const { view, owner, field } = props;
  const text = shownText(view, owner, field, props.stored);
  return (
    <span class={`grow ${props.kind ?? 'text'}`} data-text={text}>
      <textarea
        id={cellId(owner, field)}
        name="text"
        rows={1}
        spellcheck={false}
        autocomplete="off"
        aria-label={props.label}
        aria-invalid={props.invalid ? 'true' : undefined}
        aria-describedby={props.describedBy}
        placeholder={props.placeholder}
        data-column={props.column}
        {...cellAttributes(view, owner, field)}
      >
        {textareaContent(text)}
      </textarea>
    </span>
  );
}

/** Why a cell was not stored: two people typed into it, or its text cannot be kept. The text stays in the control. */
export function CellProblem({ view, owner, field }: { view: CellsView; owner: string; field: string }) {
  const key = cellKey(owner, field);
  const id = cellId(owner, field);
  if (view.refused?.cell === key) {
    return (
      <p class="finding error" id={`${id}-refused`} data-problem={id} role="alert">
        没有保存：{view.refused.problem}
      </p>
    );
  }
  if (view.conflict?.cell !== key) return null;
  const { mine, stored } = view.conflict;
  // Nobody typed a cell empty that has no version: it is so in the backup that was restored.
  const restored = stored.version === 0;
  return (
    <div class="conflict" id={`${id}-conflict`} data-problem={id} role="alert">
      <p>
        {restored ? '数据恢复以后，这一格是空的' : `${stored.by || '另一人'} ${stored.at} 也改了这一格`}
        ，请选择保留哪一个。
      </p>
      <dl>
        <dt>我填的</dt>
        <dd>{mine === '' ? '（空）' : mine}</dd>
        <dt>{restored ? '现在的' : '对方填的'}</dt>
        <dd>{stored.text === '' ? '（空）' : stored.text}</dd>
      </dl>
      <ConflictButton view={view} owner={owner} field={field} text={mine} choice="mine">
        保留我的
      </ConflictButton>
      <ConflictButton view={view} owner={owner} field={field} text={stored.text} choice="theirs">
        {restored ? '采用现在的' : '采用对方的'}
      </ConflictButton>
    </div>
  );
}

interface ConflictButtonProps {
  view: CellsView;
  owner: string;
  field: string;
  text: string;
  choice: 'mine' | 'theirs';
  children?: Child;
}

/** Stores `text` over the value that was shown as stored; the page's script lets go of the typed text first. */
function ConflictButton({ view, owner, field, text, choice, children }: ConflictButtonProps) {
  const version = versionOf(view, cellKey(owner, field));
  return (
    <button
      type="button"
      class="small"
      data-choice={choice}
      {...cellAttributes(view, owner, field)}
      hx-vals={JSON.stringify({ text, version })}
    >
      {children}
    </button>
  );
}

/** The worst of a cell's findings as a class, '' for none. */
export function tone(findings: readonly Finding[]): '' | 'error' | 'warn' {
  if (findings.some((one) => one.severity === 'error')) return 'error';
  return findings.some((one) => one.severity === 'warn') ? 'warn' : '';
}

/** The findings of one row (null: of the project's money and the whole table) at the named fields. */
export function findingsAt(view: SheetView, indicator: number | null, fields: readonly FindingField[]): Finding[] {
  return view.scored.findings.filter((one) => one.indicator === indicator && fields.includes(one.field));
}

/** One plain sentence per finding; `id` lets the control name it as its description. */
export function FindingLines({ findings, id }: { findings: readonly Finding[]; id: string }) {
  if (findings.length === 0) return null;
  return (
    <div id={id} class="findings">
      {findings.map((one) => (
        <p class={`finding ${one.severity}`}>{one.message}</p>
      ))}
    </div>
  );
}

/**
 * Part of an answer that goes to its own place in the page (its root has an id and `hx-swap-oob`). It travels inside a
 * `<template>`: behind a bare `<tr>` the parser is in a table, where it would drop sections and take nested tables apart.
 */
export function OutOfBand({ oob, children }: { oob: boolean; children: Child }) {
  if (oob) return <template>{children}</template>;
  return children;
}
