import { describe, expect, test } from 'vitest';
import { useSite } from '#test/support/site.ts';
import { readMarkup } from '#test/views/markup.ts';

const OPEN = ['信息化运维项目', '考务费用', '建设交通行业人才系列报告编制经费'];

describe('我的一年的筛选', () => {
  const site = useSite();

  async function namesAt(address: string): Promise<string[]> {
    const { elements } = readMarkup(await site.page(address));
    return elements
      .filter((one) => one.attributes.get('name') === 'project')
      .map((one) => (one.attributes.get('aria-label') ?? '').replace('选择 ', ''));
  }

  async function countsAt(address: string): Promise<string[]> {
    const page = (await site.page(address)).split('aria-label="筛选项目"')[1]?.split('</nav>')[0] ?? '';
    return readMarkup(`<div>${page.slice(page.indexOf('<ul>'))}</div>`)
      .elements.filter((one) => one.tag === 'a')
      .map((one) => one.text.trim());
  }

  test.each([
    ['unfilled', OPEN.slice(1)],
    ['errors', OPEN],
    ['warnings', OPEN],
    ['unsubmitted', OPEN],
  ])('show=%s', async (filter, names) => {
    expect(await namesAt(`/?show=${filter}`)).toEqual(names);
  });

  test('每个筛选带个数；在查找结果之内', async () => {
    expect(await countsAt('/')).toEqual(['全部 7', '未填 2', '有错误 3', '有提醒 3', '未提交 3']);
    expect(await countsAt('/?q=xxh')).toEqual(['全部 2', '未填 0', '有错误 1', '有提醒 1', '未提交 1']);
    expect(await namesAt('/?q=xxhyw&show=errors')).toEqual(['信息化运维项目']);
    expect(await namesAt('/?q=XXH YW')).toEqual(['信息化运维项目']);
  });

  test('查找保留筛选，筛选保留查找', async () => {
    const page = await site.page('/?year=2024&q=xxh&show=errors');
    expect(page).toContain('<input type="hidden" name="show" value="errors"');
    expect(page).toContain('/?year=2024&amp;q=xxh&amp;show=warnings');
    expect(page).toContain('aria-current="true"');
  });

  test.each([
    ['/?show=unfilled&q=xxhyw', '含“xxhyw”的项目中，没有“未填”的'],
    ['/?q=没有这个', '没有名称或拼音首字母含“没有这个”的项目'],
  ])('没有结果：%s', async (address, sentence) => {
    const page = await site.page(address);
    expect(page).toContain(sentence);
    expect(page).toContain('<a href="/?year=2024">显示全部</a>');
  });

  test('不认识的筛选等于没有', async () => {
    expect(await namesAt('/?show=toString')).toHaveLength(7);
  });

  test('资金、下一年度、备份、缺什么都有链接', async () => {
    const page = await site.page('/');
    for (const address of ['/money?year=2024', '/years/new?year=2024', '/storage', '/missing?year=2024', '/jobs'])
      expect(page).toContain(`href="${address}"`);
  });
});
