import { type Piece, runsOf } from '#reports/pages.ts';
import type { PaperBlock, PaperCell, PaperGroup, PaperRow } from '#reports/paper.ts';
import type { Picture } from '#src/rules/comparison-bars.ts';

const CONTINUED = '（续）';
const HEAD_LOOK = 'head';

interface Line {
  row: PaperRow;
  cells: PaperCell[];
  broken: boolean;
}

/** The classes of a table: its own name, ruled or not, and further ones. */
export function tableLook(block: PaperBlock, ...further: string[]): string {
  return [block.id, block.unruled ? 'unruled' : 'ruled', ...further].join(' ');
}

/** One table as it stands on a page: its head, its rows, merged cells over neighbouring rows, （续） where they go on. */
export function PaperTable(props: { block: PaperBlock; pieces: Piece[]; begun: ReadonlySet<string>; look: string }) {
  const { block, pieces, begun } = props;
  const head = block.head.map((row) => ({ row, cells: row.cells, broken: false }));
  const rows = pieces.map((piece) => ({ row: piece.row, cells: piece.cells, broken: piece.cells !== piece.row.cells }));
  return (
    <table class={props.look}>
      <Columns widths={block.columns} />
      <Rows lines={[...head, ...rows]} label={(group) => <Label group={group} continued={begun.has(group.id)} />} />
    </table>
  );
}

/** A whole table to be measured: merged cells stand empty, their labels are measured beside it. */
export function DraftTable({ block }: { block: PaperBlock }) {
  const lines = [...block.head, ...block.rows].map((row) => ({ row, cells: row.cells, broken: false }));
  return (
    <table class={tableLook(block)} data-block={block.id}>
      <Columns widths={block.columns} />
      <Rows lines={lines} label={() => ''} />
    </table>
  );
}

/** The labels of a table's merged cells at the widths they will have, plain and with （续）. */
export function LabelProbes({ block }: { block: PaperBlock }) {
  const widths = new Map<string, { group: PaperGroup; width: number }>();
  for (const row of [...block.head, ...block.rows]) {
    row.groups.forEach((group, level) => {
      widths.set(group.id, { group, width: block.columns[level] ?? 0 });
    });
  }
  return (
    <>
      {[...widths.values()].flatMap(({ group, width }) =>
        [false, true].map((continued) => (
          <div
            class={`${groupLook(group)} probe`}
            style={`width:${width}px`}
            data-label={group.id}
            data-kind={continued ? 'continued' : 'plain'}
          >
            <Label group={group} continued={continued} />
          </div>
        )),
      )}
    </>
  );
}

function Columns({ widths }: { widths: number[] }) {
  return (
    <colgroup>
      {widths.map((width) => (
        <col style={`width:${width}px`} />
      ))}
    </colgroup>
  );
}

function Rows({ lines, label }: { lines: Line[]; label: (group: PaperGroup) => unknown }) {
  const spans = spansOf(lines);
  return (
    <tbody>
      {lines.map((line, index) => (
        <tr data-row={line.row.id}>
          {line.row.groups.map((group, level) => {
            const rows = spans[index]?.[level];
            return rows === undefined ? null : (
              <th class={groupLook(group)} scope="row" rowspan={rows}>
                {label(group)}
              </th>
            );
          })}
          {line.cells.map((cell) => (
            <Cell cell={cell} broken={line.broken} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

/** For each row and level the number of rows its merged cell spans, undefined where a cell from above reaches down. */
function spansOf(lines: Line[]): (number | undefined)[][] {
  const spans: (number | undefined)[][] = lines.map(() => []);
  const deepest = Math.max(0, ...lines.map((line) => line.row.groups.length));
  for (let level = 0; level < deepest; level += 1) {
    let index = 0;
    for (const run of runsOf(lines, level)) {
      const first = spans[index];
      if (first !== undefined) first[level] = run.length;
      index += run.length;
    }
  }
  return spans;
}

function Cell({ cell, broken }: { cell: PaperCell; broken: boolean }) {
  const look = [cell.look, broken ? 'broken' : undefined].filter(Boolean).join(' ') || undefined;
  const lead = cell.lead === undefined ? null : <b>{cell.lead}</b>;
  if (cell.look === HEAD_LOOK || cell.look === 'label') {
    return (
      <th
        class={look}
        scope={cell.look === HEAD_LOOK ? 'col' : 'row'}
        colspan={cell.span}
        rowspan={cell.rows}
        data-text
      >
        {cell.text}
      </th>
    );
  }
  return (
    <td class={look} colspan={cell.span} data-text>
      {cell.picture === undefined ? null : <Drawing picture={cell.picture} />}
      {lead}
      {cell.text}
    </td>
  );
}

/** The same polygons as on screen, filled as print.css says. */
function Drawing({ picture }: { picture: Picture }) {
  return (
    <svg class="picture" viewBox={`0 0 ${picture.width} ${picture.height}`} aria-hidden="true">
      {picture.shapes.map((shape) => (
        <polygon class={shape.look} points={shape.points} />
      ))}
    </svg>
  );
}

function groupLook(group: PaperGroup): string {
  return group.look === undefined ? 'group' : `group ${group.look}`;
}

/** 社会效益指标 breaks, where it must, before 指标; 项目资金（元） always before the bracket. */
function Label({ group, continued }: { group: PaperGroup; continued: boolean }) {
  const [, name, ending] = /^(.+?)(指标|（.+）)$/u.exec(group.label) ?? [undefined, group.label, undefined];
  return (
    <>
      <span>{name}</span>
      {ending?.startsWith('（') ? <br /> : null}
      {ending === undefined ? null : <span>{ending}</span>}
      {group.note === undefined ? null : <small>{group.note}</small>}
      {continued ? <small>{CONTINUED}</small> : null}
    </>
  );
}
