import { PACKAGE_COLUMNS, type WorkPackage } from '#src/rules/work-package.ts';
import { packageKeys, type ReturnedPackage, readPackageKeys } from '#src/rules/work-package-layout.ts';

/** A package as it comes back with these texts written into its first row. */
export function returnedWith(work: WorkPackage, texts: Record<string, string>): ReturnedPackage {
  const keys = readPackageKeys(packageKeys(work));
  if (!keys) throw new Error('the keys cannot be read');
  const rows = work.rows.map((row, at) => {
    const standing = PACKAGE_COLUMNS[work.phase].map(({ field }) => [field, row.cells[field]?.text ?? '—']);
    return [row.number, { ...Object.fromEntries(standing), ...(at === 0 ? texts : {}) }];
  });
  return { ...keys, filledBy: '王琳', texts: Object.fromEntries(rows), lost: [], moved: [], doubts: [] };
}
