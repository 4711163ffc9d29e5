import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { OpenedFile, OpenedPackage } from '#src/import/open-file.ts';
import type { RefusedFile, WaitingFile } from '#src/import/unfold-upload.ts';

/** A file that is read longer than this is none that a person can check. */
const MOST_SECONDS = 30;
/** The process waits so long for the next file before it ends. */
const IDLE_SECONDS = 60;
/** Heap of the process in MB; what a parser keeps outside the heap is watched by the process itself. */
const HEAP_MEGABYTES = 512;

const CHILD = fileURLToPath(new URL('./reading-child.ts', import.meta.url));
const TOO_SLOW = `读取超过 ${MOST_SECONDS} 秒，已停止。文件可能过大或结构异常，请只保留绩效目标表、另存一份再导入。`;
const BROKE = '读取时占用的内存太多，或文件结构异常，已停止。请用原来的程序打开、另存一份再导入。';
const NOT_STARTED = '电脑的内存或进程数不够，没有读取。请关闭一些程序，稍后再导入。';

type Refused = { ok: false } & RefusedFile;

/** What the process is asked: to read a file as target tables, or as a 工作包 that came back. */
export interface ReadingTask {
  file: WaitingFile;
  as: 'tables' | 'package';
}

let child: ChildProcess | null = null;
let idle: NodeJS.Timeout | null = null;
let turn: Promise<unknown> = Promise.resolve();

function endChild(): void {
  child?.kill('SIGKILL');
  child = null;
}

function startChild(): ChildProcess {
  const started = fork(CHILD, { execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`], serialization: 'advanced' });
  started.unref();
  started.channel?.unref();
  const forget = () => {
    if (child === started) child = null;
  };
  started.once('exit', forget).on('error', forget);
  return started;
}

function askChild<Answer>(task: ReadingTask): Promise<Answer | Refused> {
  if (idle) clearTimeout(idle);
  child ??= startChild();
  const asked = child;
  asked.channel?.ref();
  return new Promise((resolve) => {
    const end = (answer: Answer | Refused) => {
      clearTimeout(limit);
      asked.off('message', end).off('exit', broke).off('error', broke);
      asked.channel?.unref();
      idle = setTimeout(endChild, IDLE_SECONDS * 1000).unref();
      resolve(answer);
    };
    const refuse = (problem: string) => end({ ok: false, name: task.file.name, problem });
    const broke = () => refuse(BROKE);
    const limit = setTimeout(() => {
      refuse(TOO_SLOW);
      endChild();
    }, MOST_SECONDS * 1000);
    asked.once('message', end).once('exit', broke).once('error', broke);
    asked.send(task, (error) => error && broke());
  });
}

function takeTurn<Answer>(task: ReadingTask): Promise<Answer | Refused> {
  const answer = turn
    .then(() => askChild<Answer>(task))
    .catch((error): Refused => {
      // The process could not even be started; the next file may have more luck.
      console.error(error);
      return { ok: false, name: task.file.name, problem: NOT_STARTED };
    });
  turn = answer;
  return answer;
}

/**
 * Reads one file as `openWaiting` does, in a process of its own with limits on time and memory: whatever a file does to its
 * parser, the program that asked goes on. Files take turns. Never rejects.
 */
export function readApart(file: WaitingFile): Promise<OpenedFile> {
  return takeTurn<OpenedFile>({ file, as: 'tables' });
}

/** `readApart` of a 工作包 that came back. */
export function readPackageApart(file: WaitingFile): Promise<OpenedPackage> {
  return takeTurn<OpenedPackage>({ file, as: 'package' });
}
