import { findImportToChange, removeImport } from '#db/imports.ts';
import { findPackageReturnToChange, removePackageReturn } from '#db/package-returns.ts';
import type { Db } from '#db/schema.ts';
import { AppError } from '#src/errors.ts';

/**
 * 放弃导入: takes the uploaded files of an import that waits, and every correction made to them, away for good; no project is touched.
 * Refuses (conflict) one that was confirmed. A second time changes nothing.
 */
export function discardImport(db: Db, id: string): Promise<void> {
  return db.transaction().execute(async (db) => {
    const head = await findImportToChange(db, id);
    if (head?.confirmedAt) throw new AppError('conflict', '这次导入已经确认，不能放弃；要收回，请在导入记录里撤销。');
    if (head) await removeImport(db, id);
  });
}

/** 放弃交回: takes packages that came back and wait away for good; no form is touched. Refuses and repeats like `discardImport`. */
export function discardPackageReturn(db: Db, id: string): Promise<void> {
  return db.transaction().execute(async (db) => {
    const returned = await findPackageReturnToChange(db, id);
    if (returned?.confirmedAt)
      throw new AppError('conflict', '这次交回已经填入，不能放弃；要收回，请下载撤销文件再交回。');
    if (returned) await removePackageReturn(db, id);
  });
}
