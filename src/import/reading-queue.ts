import type { OpenedFile } from '#src/import/open-file.ts';
import type { RefusedFile, WaitingFile } from '#src/import/unfold-upload.ts';

/** How one file of an upload stands; `projects` counts the target tables in it. */
export type FileStanding = { name: string } & (
  | { state: 'waiting' }
  | { state: 'reading' }
  | { state: 'read'; projects: number }
  | { state: 'unread'; problem: string }
);

/**
 * How an upload stands: waiting behind others, being read, stopped by a person, or read without any use, with the reason. One that
 * was kept is forgotten.
 */
export interface UploadStanding {
  state: 'queued' | 'reading' | 'stopped' | 'failed';
  /** Uploads that are read before this one. */
  ahead: number;
  problem: string;
  files: readonly FileStanding[];
}

/** Takes what was read of an upload; answers why it could not be kept, '' when it was. */
export type Keep = (opened: readonly OpenedFile[]) => Promise<string>;

interface Upload {
  standing: UploadStanding;
  /** Let go of as soon as a file was read. */
  waiting: (WaitingFile | null)[];
  opened: OpenedFile[];
  keep: Keep;
}

/** Uploads that are read or wait at one time, each of at most 20 MB. */
export const MOST_UPLOADS = 8;
/** Stopped and failed ones that are remembered, without their bytes, so that their page can say so. */
const MOST_ENDED = 50;

function standingOf(file: WaitingFile | RefusedFile): FileStanding {
  const { name } = file;
  return 'problem' in file ? { name, state: 'unread', problem: file.problem } : { name, state: 'waiting' };
}

function standingAfter(name: string, opened: OpenedFile): FileStanding {
  if (!opened.ok) return { name, state: 'unread', problem: opened.problem };
  return { name, state: 'read', projects: opened.reading.tables.length };
}

/**
 * Reads uploads of many files in the background, one after the other and file by file; a file that cannot be read stops no other.
 * Nothing of it outlives the program: the uploaded bytes are in memory only, and only until they were read.
 */
export class ReadingQueue {
  readonly #read: (file: WaitingFile) => Promise<OpenedFile>;
  readonly #uploads = new Map<string, Upload>();
  /** The upload that is read, and those that wait. */
  readonly #lane: string[] = [];
  readonly #ended: string[] = [];
  #working = false;

  constructor(read: (file: WaitingFile) => Promise<OpenedFile>) {
    this.#read = read;
  }

  /** Takes an upload in; false, and nothing is taken, while as many as there may be are read or wait. */
  accept(id: string, files: readonly (WaitingFile | RefusedFile)[], keep: Keep): boolean {
    if (this.#lane.length >= MOST_UPLOADS) return false;
    this.#uploads.set(id, {
      standing: { state: 'queued', ahead: 0, problem: '', files: files.map(standingOf) },
      waiting: files.map((file) => ('problem' in file ? null : file)),
      opened: files.map((file) => ({ ok: false, name: file.name, problem: 'problem' in file ? file.problem : '' })),
      keep,
    });
    this.#lane.push(id);
    if (!this.#working) void this.#workOff();
    return true;
  }

  /** How an upload stands; null for one that was kept, or that is not known (any more). */
  standing(id: string): UploadStanding | null {
    const upload = this.#uploads.get(id);
    if (!upload) return null;
    return { ...upload.standing, ahead: Math.max(0, this.#lane.indexOf(id)) };
  }

  /** Reads no further file of an upload and keeps nothing of it; one that has ended is left alone. */
  stop(id: string): void {
    const at = this.#lane.indexOf(id);
    const upload = this.#uploads.get(id);
    if (at < 0 || !upload) return;
    this.#lane.splice(at, 1);
    this.#end(id, upload, { state: 'stopped', problem: '' });
  }

  async #workOff(): Promise<void> {
    this.#working = true;
    for (let id = this.#lane[0]; id !== undefined; id = this.#lane[0]) {
      const upload = this.#uploads.get(id);
      if (upload) await this.#readUpload(id, upload);
    }
    this.#working = false;
  }

  async #readUpload(id: string, upload: Upload): Promise<void> {
    const { standing } = upload;
    upload.standing = { ...standing, state: 'reading' };
    for (const [at, file] of upload.waiting.entries()) {
      if (file === null) continue;
      this.#note(upload, at, { name: file.name, state: 'reading' });
      const opened = await this.#read(file);
      if (this.#lane[0] !== id) return;
      upload.waiting[at] = null;
      upload.opened[at] = opened;
      this.#note(upload, at, standingAfter(file.name, opened));
    }
    // From here on it cannot be stopped: what is being kept is kept.
    this.#lane.shift();
    const problem = await upload.keep(upload.opened);
    if (problem === '') this.#uploads.delete(id);
    else this.#end(id, upload, { state: 'failed', problem });
  }

  #note(upload: Upload, at: number, file: FileStanding): void {
    upload.standing = { ...upload.standing, files: upload.standing.files.with(at, file) };
  }

  #end(id: string, upload: Upload, end: Pick<UploadStanding, 'state' | 'problem'>): void {
    upload.standing = { ...upload.standing, ...end };
    upload.waiting = [];
    upload.opened = [];
    this.#ended.push(id);
    const oldest = this.#ended.length > MOST_ENDED ? this.#ended.shift() : undefined;
    if (oldest !== undefined) this.#uploads.delete(oldest);
  }
}
