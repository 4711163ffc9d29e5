import { national2021 } from '#src/rules/rulebooks/national-2021.ts';
import { changedRows, FILLED_ROWS, MONEY, OTHER_ROWS, PROJECT_HEAD, sheetView } from '#views/gallery-sheet.ts';
import type { SheetView } from '#views/props.ts';

const LONG = '因主管部门年中调整工作安排，原定下半年开展的现场巡查与线上办件合并进行，统计口径随之变化，';

/** Sheets by what is special about them; each is shown as a whole page. */
export const SHEET_STATES: Record<string, () => SheetView> = {
  各类指标: () => sheetView({ rows: OTHER_ROWS }),
  资金有误: () =>
    sheetView({
      money: {
        ...MONEY,
        lines: { ...MONEY.lines, total: { initial: '557,500.00', budget: '55.75万元', executed: '648,320.00' } },
      },
    }),
  执行率低: () =>
    sheetView({
      money: {
        lines: { ...MONEY.lines, total: { initial: '557,500.00', budget: '', executed: '250,000.00' } },
        reason: '',
      },
    }),
  没有预算: () =>
    sheetView({
      money: {
        ...MONEY,
        lines: {
          total: { initial: '0', budget: '0', executed: '0' },
          appropriation: { initial: '0', budget: '0', executed: '0' },
          carriedOver: { initial: '0', budget: '0', executed: '0' },
          other: { initial: '0', budget: '0', executed: '0' },
        },
      },
    }),
  分值不足100: () =>
    sheetView({
      pinned: true,
      rows: changedRows(
        FILLED_ROWS,
        Object.fromEntries(FILLED_ROWS.map((_, i) => [i, { weight: i === 0 ? '9.00' : '6.00' }])),
      ),
    }),
  不适用后折算: () =>
    sheetView({
      rows: changedRows(FILLED_ROWS, {
        0: { reason: '移动端上线' },
        5: { actual: '', notApplicable: '报修改由市级平台统一受理' },
      }),
    }),
  长文字: () =>
    sheetView({
      project: { ...PROJECT_HEAD, name: `${LONG}上海市城市治理之星人才发展计划选拔管理专项经费` },
      rows: changedRows(FILLED_ROWS, {
        1: { actual: '四次，每季度一次，其中第三季度两次合并为一次集中巡检' },
        2: { reason: LONG.repeat(3), measure: LONG.repeat(2) },
        6: { actual: LONG },
      }),
    }),
  没有字体的字: () => sheetView({ uncovered: ['𠮷', '𪚥'] }),
  全国2021办法: () => sheetView({ rulebook: national2021 }),
  已退回: () =>
    sheetView({
      project: {
        ...PROJECT_HEAD,
        status: {
          state: '已退回',
          version: 2,
          at: '2025-01-12 09:40',
          by: '周明',
          reason: '部门满意度请附问卷汇总后重报',
        },
      },
      submissions: [{ version: 1, at: '2025-01-10 15:20', by: '陈晓岚', total: '96.86', grade: '优', valid: false }],
    }),
};

/** Two people, one cell: what each typed, side by side. */
export const conflictView = (): SheetView =>
  sheetView({
    conflict: {
      cell: 'i2/actual',
      mine: '5',
      stored: { text: '4', version: 2, by: '周明', at: '12:01' },
    },
  });

/** Two people typed reasons for the same row. */
export const longConflictView = (): SheetView =>
  sheetView({
    conflict: {
      cell: 'i3/reason',
      mine: '迁移期间网络抖动引发2次报错',
      stored: { text: FILLED_ROWS[2]?.reason ?? '', version: 3, by: '', at: '12:02' },
    },
  });

/** A text that is too long to be stored stays in its cell with the reason. */
export const refusedView = (): SheetView =>
  sheetView({
    refused: { cell: 'i3/reason', text: LONG.repeat(4), problem: '最多 2000 个字，请删减后再离开这一格。' },
  });

/** A stale amount and a refused goal text: the same at the project's own cells. */
export const projectConflictView = (): SheetView =>
  sheetView({
    conflict: {
      cell: 'project/executed.total',
      mine: '548,300.00',
      stored: { text: '548,320.00', version: 4, by: '周明', at: '11:58' },
    },
    refused: { cell: 'project/goalResult', text: '全年完成', problem: '文字里有不能保存的字符，请重新输入。' },
  });
