import type { SheetView } from '#views/props.ts';
import { OutOfBand } from '#views/sheet-cell.tsx';

/** Above a form: how many texts the server did not take, with the ways to the first of them and to saving them again. */
export function UnsavedBar() {
  return (
    <div id="unsaved" class="notice red" role="alert" hidden>
      <span id="unsaved-count" />
      <button type="button" id="unsaved-place" class="small">
        到那一格
      </button>
      <button type="button" id="unsaved-retry" class="small">
        重新保存
      </button>
    </div>
  );
}

/** Stands in the place of 已保存 while the page holds a text that the server has not confirmed. */
export function UnsavedNote() {
  return (
    <span id="unsaved-note" class="saved" hidden>
      有未保存的内容
    </span>
  );
}

/** 已保存 12:03, said aloud to those who do not see it; part of every answer, out of band. */
export function SavedNote({ view, oob = false }: { view: Pick<SheetView, 'savedAt'>; oob?: boolean }) {
  return (
    <OutOfBand oob={oob}>
      <span id="saved-note" class="saved" role="status" hx-swap-oob={oob ? 'morph' : undefined}>
        {view.savedAt === null ? '' : `已保存 ${view.savedAt}`}
      </span>
    </OutOfBand>
  );
}
