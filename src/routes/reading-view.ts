import type { FileStanding, UploadStanding } from '#src/import/reading-queue.ts';
import type { ReadingLine, ReadingView } from '#views/import-reading.tsx';

const STOPPED = '已停止读取，没有导入任何内容。';
const GOES_ON = '读完自动打开预览。可以离开这一页，读完后到“导入记录”里找。';

function lineOf(file: FileStanding): ReadingLine {
  const { name } = file;
  switch (file.state) {
    case 'waiting':
      return { name, outcome: '等待', tone: 'plain', note: '' };
    case 'reading':
      return { name, outcome: '正在读', tone: 'open', note: '' };
    case 'unread':
      return { name, outcome: '读不出', tone: 'red', note: file.problem };
    case 'read':
      return file.projects === 0
        ? { name, outcome: '没有读出项目', tone: 'amber', note: '' }
        : { name, outcome: `读出 ${file.projects} 个项目`, tone: 'good', note: '' };
  }
}

function sentenceOf({ state, ahead, problem }: UploadStanding): string {
  switch (state) {
    case 'queued':
      return ahead === 0 ? GOES_ON : `前面还有 ${ahead} 批文件在读，轮到时自动开始。${GOES_ON}`;
    case 'reading':
      return GOES_ON;
    case 'stopped':
      return STOPPED;
    case 'failed':
      return problem;
  }
}

/** An upload that is read in the background, as its page shows it. */
export function readingView(id: string, standing: UploadStanding): ReadingView {
  const { state, files } = standing;
  const open = state === 'queued' || state === 'reading';
  const seen = files.filter((file) => file.state === 'read' || file.state === 'unread').length;
  const unread = files.filter((file) => file.state === 'unread').length;
  const lines = files.map(lineOf);
  return {
    id,
    open,
    failed: state === 'failed',
    sentence: sentenceOf(standing),
    seen,
    unread,
    count: files.length,
    lines: open
      ? lines
      : lines.map((line, at) => (isLeft(files[at]) ? { ...line, outcome: '没有读', tone: 'plain' } : line)),
  };
}

function isLeft(file: FileStanding | undefined): boolean {
  return file?.state === 'waiting' || file?.state === 'reading';
}
