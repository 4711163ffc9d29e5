/** Uploaded files that wait for their confirmation, or were imported, or whose import was undone. */
export interface FileImport {
  id: string;
  fileName: string;
  /** JSON text: the files as they were uploaded, never changed. */
  content: string;
  createdAt: string;
  confirmedAt: string | null;
  confirmedBy: string | null;
  /** JSON text: what was read of the files; null for a file uploaded by an older program. */
  reading: string | null;
  undoneAt: string | null;
  undoneBy: string | null;
}

/** 更正: one text put into one cell of a waiting import, never changed; the newest version counts. */
export interface ImportCorrection {
  importId: string;
  cell: string;
  version: number;
  text: string;
  enteredAt: string;
  enteredBy: string;
}

/** What became of a project's table: stored as new, stored over the earlier one, already the same, earlier one kept, or its form filled in. */
export type ImportOutcome = 'saved' | 'corrected' | 'unchanged' | 'kept' | 'filled';

/** A project that an import was about. `before` and `after`: JSON text of the stored project, null where there was none or nothing changed. */
export interface ImportedProject {
  importId: string;
  position: number;
  projectId: string;
  name: string;
  year: number;
  outcome: ImportOutcome;
  before: string | null;
  after: string | null;
}

/** Work packages that came back together and wait for their confirmation, or were filled in. */
export interface PackageReturn {
  id: string;
  /** The names of the files. */
  fileName: string;
  /** JSON text: of every file its name and what stands in it. */
  content: string;
  createdAt: string;
  confirmedAt: string | null;
  confirmedBy: string | null;
  /** JSON text: the cells that confirming filled in; null before. */
  filled: string | null;
}
