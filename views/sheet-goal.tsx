import type { SheetView } from '#views/props.ts';
import { CellProblem, Entry, isOpen, PROJECT } from '#views/sheet-cell.tsx';

/** 年度总体目标: what was expected, as approved, and what was achieved. */
export function GoalBody({ view }: { view: SheetView }) {
  return (
    <tbody id="sheet-goal" hx-target="closest tbody">
      <tr>
        <th scope="rowgroup" colspan={2} rowspan={2}>
          年度总体目标
        </th>
        <th scope="col" colspan={3}>
          预期目标
        </th>
        <th scope="col" colspan={3}>
          实际完成情况
        </th>
      </tr>
      <tr>
        <td colspan={3} class="prose">
          {view.goal.expected}
        </td>
        <td colspan={3} class={isOpen(view) ? 'prose entry' : 'prose'}>
          {isOpen(view) ? (
            <Entry
              view={view}
              owner={PROJECT}
              field="goalResult"
              column="goalResult"
              label="年度总体目标 实际完成情况"
              stored={view.goal.actual}
              placeholder="对照预期目标，写明全年实际完成情况"
            />
          ) : (
            view.goal.actual
          )}
          <CellProblem view={view} owner={PROJECT} field="goalResult" />
        </td>
      </tr>
    </tbody>
  );
}
