import { FRAME } from '#views/gallery-frames.ts';
import { type ReadingLine, ReadingPage, type ReadingView } from '#views/import-reading.tsx';

const LINES: ReadingLine[] = [
  { name: '各单位.zip/市人才开发中心 2024 年度目标表.pdf', outcome: '读出 7 个项目', tone: 'good', note: '' },
  {
    name: '各单位.zip/市质量安全监督站（扫描件）.pdf',
    outcome: '读不出',
    tone: 'red',
    note: 'PDF 里只有图片，没有文字，读不出来。请导入由 Word 或 Excel 导出的 PDF。',
  },
  { name: '各单位.zip/填报说明.docx', outcome: '没有读出项目', tone: 'amber', note: '' },
  { name: '绿化管理所.xlsx', outcome: '正在读', tone: 'open', note: '' },
  {
    name: '城市综合管理事务中心（含二级单位）2024 年度财政项目支出绩效目标申报表汇总.et',
    outcome: '等待',
    tone: 'plain',
    note: '',
  },
];

const READING: ReadingView = {
  id: 'm1',
  open: true,
  failed: false,
  sentence: '读完自动打开预览。可以离开这一页，读完后到“导入记录”里找。',
  seen: 3,
  unread: 1,
  count: LINES.length,
  lines: LINES,
};

const lines = (seen: number, given: Partial<ReadingLine>) =>
  LINES.map((line, at) => (at < seen ? line : { ...line, ...given }));

const reading = (name: string, given: Partial<ReadingView>) => ({
  name: `读取许多文件 ${name}`,
  render: () => <ReadingPage frame={FRAME} view={{ ...READING, ...given }} />,
});

/** The page that shows how far the reading of many files is, in each of its states. */
export const READING_STATES = [
  reading('正在读', {}),
  reading('等待前面的', {
    sentence: `前面还有 2 批文件在读，轮到时自动开始。${READING.sentence}`,
    seen: 0,
    unread: 0,
    lines: lines(0, { outcome: '等待', tone: 'plain', note: '' }),
  }),
  reading('已停止', {
    open: false,
    sentence: '已停止读取，没有导入任何内容。',
    lines: lines(3, { outcome: '没有读', tone: 'plain' }),
  }),
  reading('都读不出', {
    open: false,
    failed: true,
    sentence: '5 个文件都读不出，没有可以预览的内容。',
    seen: 5,
    unread: 5,
    lines: lines(0, { outcome: '读不出', tone: 'red', note: '文件是空的，没有可读的内容。请检查是否选错了文件。' }),
  }),
];
