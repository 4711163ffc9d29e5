/** `/storage`. Sizes and instants are printed. */
export interface StorageView {
  version: string;
  /** The last step of the schema: `001-start`. */
  schema: string;
  /** The data file; null on PostgreSQL. */
  file: { path: string; backups: string; size: string; free: string } | null;
  units: number;
  projects: number;
  entries: number;
  newest: HeldEntry | null;
  lastBackup: { at: string; size: string } | null;
  restored: { at: string; madeAt: string; kept: string } | null;
  automatic: { name: string; reason: string; at: string; size: string }[];
  /** What the look for damage found; null: nobody asked for it. */
  problems: string[] | null;
  /** Why a backup could not be restored; '' for none. */
  problem: string;
  /** True right after a restore. */
  justRestored: boolean;
  /** The largest backup that may be sent, in bytes. */
  most: number;
}

export interface HeldEntry {
  project: string;
  text: string;
  at: string;
  by: string;
}

/** What a database holds, in a few words each. */
export interface HeldView {
  units: string;
  years: string;
  entries: number;
  newest: HeldEntry | null;
}

/** `/storage/restores/:id`: what a backup holds, beside what is here now. */
export interface RestoreView {
  id: string;
  /** When and by which version the backup was made; '' for a database file that was copied by hand. */
  madeAt: string;
  version: string;
  backup: HeldView;
  here: HeldView;
  /** Every project of either side; `null`: that side does not have it. */
  projects: { name: string; year: number; backup: string | null; here: string | null }[];
  /** What would be lost, by project and the newest entries one by one. */
  lost: {
    entries: number;
    projects: { name: string; year: number; says: string }[];
    newest: { place: string; text: string; at: string; by: string }[];
  };
  /** Why it was not restored; '' for none. */
  problem: string;
}
