function Discarding({ action, label, loses }: { action: string; label: string; loses: string }) {
  return (
    <details class="undoing">
      <summary aria-label={label}>放弃</summary>
      <form method="post" action={action}>
        <p>{loses}</p>
        <button type="submit">确认放弃</button>
      </form>
    </details>
  );
}

/** 放弃导入: of an import that waits; what goes is said before it goes. */
export function DiscardingImport({ id, fileName }: { id: string; fileName: string }) {
  const loses = '将删去这次上传的文件和所做的更正；已有的项目不受影响。';
  return <Discarding action={`/imports/${id}/removal`} label={`放弃 ${fileName} 的导入`} loses={loses} />;
}

/** 放弃交回: of packages that came back and wait. */
export function DiscardingReturn({ id, files }: { id: string; files: string }) {
  const loses = '将删去这次交回的工作包；表里已有的内容不受影响。';
  return <Discarding action={`/work-packages/returns/${id}/removal`} label={`放弃 ${files} 的交回`} loses={loses} />;
}
