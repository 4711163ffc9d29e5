/** What became of a paste, a filling down or an undoing, filled in by the page's script. */
export function BlockOutcome() {
  return (
    <div id="block-outcome" class="notice" role="status" hidden>
      <p />
      <ul />
      <button type="button" id="block-close" class="small">
        关闭
      </button>
    </div>
  );
}
