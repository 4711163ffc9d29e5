import { FRAME } from '#views/gallery-frames.ts';
import { RestorePage } from '#views/restore.tsx';
import { StoragePage } from '#views/storage.tsx';
import type { RestoreView, StorageView } from '#views/storage-props.ts';

const STORAGE: StorageView = {
  version: '0.1.0',
  schema: '001-start',
  file: {
    path: 'D:\\绩衡\\data\\jiheng.db',
    backups: 'D:\\绩衡\\data\\backups',
    size: '3.4 MB',
    free: '78.2 GB',
  },
  units: 1,
  projects: 15,
  entries: 1286,
  newest: { project: '信息化运维项目', text: '1,386次', at: '2025-01-09 09:03', by: '陈晓岚' },
  lastBackup: { at: '2025-01-08 17:30', size: '3.3 MB' },
  restored: null,
  automatic: [
    { name: '恢复前-2025-01-07-101502-0.1.0-812.jiheng', reason: '恢复前', at: '2025-01-07 10:15', size: '3.1 MB' },
    { name: '升级前-2025-01-02-083011-0.1.0-77.jiheng', reason: '升级前', at: '2025-01-02 08:30', size: '2.9 MB' },
  ],
  problems: null,
  problem: '',
  justRestored: false,
  most: 2 * 1024 ** 3,
};

const EMPTY: StorageView = {
  ...STORAGE,
  units: 0,
  projects: 0,
  entries: 0,
  newest: null,
  lastBackup: null,
  automatic: [],
};

const RESTORED: StorageView = {
  ...STORAGE,
  justRestored: true,
  restored: {
    at: '2025-01-07 10:15',
    madeAt: '2025-01-06 18:00',
    kept: '恢复前-2025-01-07-101502-0.1.0-812.jiheng',
  },
};

const RESTORE: RestoreView = {
  id: 'r1',
  madeAt: '2025-01-06 18:00',
  version: '0.1.0',
  backup: {
    units: '示例市考试院',
    years: '2024',
    entries: 1190,
    newest: { project: '考务费用', text: '171205人', at: '2025-01-06 17:52', by: '王敏' },
  },
  here: {
    units: '示例市考试院',
    years: '2025、2024',
    entries: 1193,
    newest: { project: '信息化运维项目', text: '1,386次', at: '2025-01-09 09:03', by: '陈晓岚' },
  },
  projects: [
    { name: '信息化运维项目', year: 2024, backup: '填报中，8 / 12 项', here: '已提交，12 / 12 项' },
    { name: '考务费用', year: 2024, backup: '已提交，9 / 9 项', here: '已提交，9 / 9 项' },
    { name: '数字档案建设', year: 2025, backup: null, here: '填报中，0 / 10 项' },
  ],
  lost: {
    entries: 3,
    projects: [
      { name: '数字档案建设', year: 2025, says: '整个项目' },
      { name: '信息化运维项目', year: 2024, says: '3 处填报、1 次提交或重新打开' },
    ],
    newest: [
      { place: '信息化运维项目 · 系统业务办结数 · 实际完成值', text: '1,386次', at: '2025-01-09 09:03', by: '陈晓岚' },
      { place: '信息化运维项目 · 资金', text: '1468400', at: '2025-01-09 08:58', by: '陈晓岚' },
      { place: '信息化运维项目 · 系统业务办结数 · 偏差原因', text: '（清空）', at: '2025-01-09 08:57', by: '' },
    ],
  },
  problem: '',
};

function storage(name: string, view: StorageView) {
  return { name: `数据与备份${name}`, render: () => <StoragePage frame={FRAME} view={view} /> };
}

function restore(name: string, view: RestoreView) {
  return { name: `恢复预览${name}`, render: () => <RestorePage frame={FRAME} view={view} /> };
}

/** Every state of 数据与备份 and of the preview of a restore. */
export const STORAGE_STATES = [
  storage('', STORAGE),
  storage(' 尚无数据', EMPTY),
  storage(' 已恢复', RESTORED),
  storage(' 数据完好', { ...STORAGE, problems: [] }),
  storage(' 数据有问题', { ...STORAGE, problems: ['数据库文件损坏：row 12 missing from index entries_of_project'] }),
  storage(' 备份读不出', { ...STORAGE, problem: '这份备份已损坏或不完整（内容与校验码不符），不能恢复。' }),
  storage(' PostgreSQL', { ...EMPTY, file: null }),
  restore('', RESTORE),
  restore(' 什么也不丢', { ...RESTORE, lost: { entries: 0, projects: [], newest: [] } }),
  restore(' 直接拷贝的文件', { ...RESTORE, madeAt: '', version: '' }),
  restore(' 两边都空', {
    ...RESTORE,
    backup: { units: '没有', years: '没有', entries: 0, newest: null },
    here: { units: '没有', years: '没有', entries: 0, newest: null },
    projects: [],
    lost: { entries: 0, projects: [], newest: [] },
  }),
  restore(' 没有写“恢复”', { ...RESTORE, problem: '没有恢复：请在框里写“恢复”两个字，再点按钮。' }),
];
