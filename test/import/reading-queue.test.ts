import { describe, expect, test } from 'vitest';
import type { OpenedFile } from '#src/import/open-file.ts';
import { MOST_UPLOADS, ReadingQueue } from '#src/import/reading-queue.ts';
import type { WaitingFile } from '#src/import/unfold-upload.ts';

const file = (name: string): WaitingFile => ({ name, bytes: new Uint8Array(1) });
const read = (name: string): OpenedFile => ({
  ok: true,
  reading: { source: { name, text: '' }, tables: [], problems: [] },
});
const unread = (name: string): OpenedFile => ({ ok: false, name, problem: '文件是空的。' });

/** A queue whose reader answers only when it is told to, and what was kept. */
function heldQueue() {
  const asked: { name: string; answer: (opened: OpenedFile) => void }[] = [];
  const kept: Record<string, string[]> = {};
  const queue = new ReadingQueue(
    ({ name }) => new Promise((resolve) => asked.push({ name, answer: (opened) => resolve(opened) })),
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    queue,
    kept,
    accept: (id: string, names: string[], problem = '') =>
      queue.accept(id, names.map(file), async (opened) => {
        kept[id] = opened.map((one) => (one.ok ? one.reading.source.name : `${one.name}！`));
        return problem;
      }),
    /** The file that is being read. */
    current: () => asked.at(-1)?.name,
    answer: async (opened = read) => {
      const last = asked.at(-1);
      last?.answer(opened(last.name));
      await settle();
    },
    states: (id: string) => queue.standing(id)?.files.map(({ state }) => state),
  };
}

describe('许多文件在后台读', () => {
  test('按选的次序一个一个读，随时知道读到哪里；都读完才有结果，此后不再记得', async () => {
    const { queue, kept, accept, current, answer, states } = heldQueue();
    expect(accept('a', ['甲', '乙', '丙'])).toBe(true);
    expect([current(), states('a')]).toEqual(['甲', ['reading', 'waiting', 'waiting']]);
    await answer();
    expect([current(), states('a')]).toEqual(['乙', ['read', 'reading', 'waiting']]);
    await answer();
    expect(kept).toEqual({});
    await answer();
    expect(kept).toEqual({ a: ['甲', '乙', '丙'] });
    expect(queue.standing('a')).toBeNull();
  });

  test('一个读不出，其余的照读；说明原因', async () => {
    const { queue, kept, accept, answer } = heldQueue();
    accept('a', ['甲', '乙']);
    await answer(unread);
    expect(queue.standing('a')?.files[0]).toEqual({ name: '甲', state: 'unread', problem: '文件是空的。' });
    await answer();
    expect(kept).toEqual({ a: ['甲！', '乙'] });
  });

  test('收到时就被拒绝的文件不读', async () => {
    const { queue, current, answer } = heldQueue();
    let kept: readonly OpenedFile[] = [];
    queue.accept('a', [{ name: '坏.zip', problem: '已损坏。' }, file('乙')], async (opened) => {
      kept = opened;
      return '';
    });
    expect(current()).toBe('乙');
    await answer();
    expect(kept).toEqual([{ ok: false, name: '坏.zip', problem: '已损坏。' }, read('乙')]);
  });

  test('几批按先后读，后面的知道前面还有几批', async () => {
    const { queue, accept, current, answer } = heldQueue();
    accept('a', ['甲']);
    accept('b', ['乙']);
    accept('c', ['丙']);
    expect(['a', 'b', 'c'].map((id) => queue.standing(id)?.ahead)).toEqual([0, 1, 2]);
    expect(queue.standing('b')?.state).toBe('queued');
    await answer();
    expect(current()).toBe('乙');
    expect(queue.standing('c')?.ahead).toBe(1);
  });

  test('停止正在读的一批：结果不要，接着读下一批', async () => {
    const { queue, kept, accept, current, answer } = heldQueue();
    accept('a', ['甲', '乙']);
    accept('b', ['丙']);
    queue.stop('a');
    queue.stop('a');
    expect(queue.standing('a')?.state).toBe('stopped');
    await answer();
    expect(current()).toBe('丙');
    await answer();
    expect(kept).toEqual({ b: ['丙'] });
  });

  test('停止还在等的一批：不再读它', async () => {
    const { queue, kept, accept, answer } = heldQueue();
    accept('a', ['甲']);
    accept('b', ['乙']);
    queue.stop('b');
    await answer();
    expect(kept).toEqual({ a: ['甲'] });
    expect(queue.standing('b')?.state).toBe('stopped');
  });

  test('停止没有的一批：没有妨碍', () => {
    const { queue } = heldQueue();
    queue.stop('nobody');
    expect(queue.standing('nobody')).toBeNull();
  });

  test('没能存下的一批记得原因，后面的照读', async () => {
    const { queue, accept, current, answer } = heldQueue();
    accept('a', ['甲'], '磁盘已满。');
    accept('b', ['乙']);
    await answer();
    expect(queue.standing('a')).toMatchObject({ state: 'failed', problem: '磁盘已满。', files: [{ name: '甲' }] });
    expect(current()).toBe('乙');
  });

  test('太多批时不接收；读完一批又能接收', async () => {
    const { queue, accept, answer } = heldQueue();
    for (let at = 0; at < MOST_UPLOADS; at++) expect(accept(`${at}`, ['甲'])).toBe(true);
    expect(accept('多', ['甲'])).toBe(false);
    expect(queue.standing('多')).toBeNull();
    await answer();
    expect(accept('多', ['甲'])).toBe(true);
  });

  test('结束的只记得最近的几十批', () => {
    const { queue, accept } = heldQueue();
    for (let at = 0; at < 60; at++) {
      accept(`${at}`, ['甲']);
      queue.stop(`${at}`);
    }
    expect(queue.standing('0')).toBeNull();
    expect(queue.standing('59')?.state).toBe('stopped');
  });
});
