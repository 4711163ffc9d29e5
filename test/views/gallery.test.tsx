import { describe, expect, test } from 'vitest';
import { contentProblems, reachProblems, readMarkup, structureProblems } from '#test/views/markup.ts';
import { GALLERY, GalleryPage } from '#views/gallery.tsx';

const states = [...GALLERY, { name: '画廊目录', render: () => <GalleryPage /> }];

describe('画廊', () => {
  test.each(states)('$name：结构正确，没有重复的 id', ({ render }) => {
    expect(structureProblems(String(render()))).toEqual([]);
  });

  test.each(states)('$name：没有内联脚本和样式，没有漏填的值', ({ render }) => {
    expect(contentProblems(String(render()))).toEqual([]);
  });

  test.each(states)('$name：控件都有名称，链接和说明都指得到', ({ render }) => {
    expect(reachProblems(String(render()))).toEqual([]);
  });

  test('名称不重复', () => {
    const names = GALLERY.map((state) => state.name);
    expect(names).toEqual([...new Set(names)]);
  });

  test('每页有且只有一个主标题和一个正文区', () => {
    const counted = states.map(({ name, render }) => {
      const tags = readMarkup(String(render())).elements.map((one) => one.tag);
      return [name, tags.filter((tag) => tag === 'h1').length, tags.filter((tag) => tag === 'main').length];
    });
    expect(counted).toEqual(counted.map(([name]) => [name, 1, 1]));
  });
});

describe('检查本身能发现', () => {
  test.each([
    ['没有闭合的标签', structureProblems('<div><p></div>', true)],
    ['表格里的错位', structureProblems('<table><tr><td></td></tr></table>', true)],
    ['段落里的块', structureProblems('<p><ul></ul></p>', true)],
    ['重复的 id', structureProblems('<i id="a"></i><i id="a"></i>', true)],
    ['内联样式', contentProblems('<i style="color:red"></i>')],
    ['内联脚本', contentProblems('<script>alert(1)</script>')],
    ['事件属性', contentProblems('<i onclick="x()"></i>')],
    ['漏填的值', contentProblems('<i>undefined</i>')],
    ['没有名称的控件', reachProblems('<input type="text" id="a"/>')],
    ['指不到的链接', reachProblems('<a href="#nowhere">去</a>')],
  ])('%s', (_, problems) => {
    expect(problems).not.toEqual([]);
  });
});
