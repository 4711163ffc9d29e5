import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPdf } from '#src/import/pdf/read-pdf.ts';
import { readSource } from '#src/import/read-files.ts';
import { COUNTY, COUNTY_FILLED } from '#test/import/county-evaluation.ts';
import { EXPECTED_2024 } from '#test/import/expected-2024.ts';
import { drawShanghaiForm, gridOf } from '#test/import/grids/draw-form.ts';
import { type Borders, type Paper, printGrids, printPage } from '#test/import/pdf/print-grids.ts';

async function read(bytes: Uint8Array) {
  const file = await readPdf(bytes);
  if (!file.ok) return { projects: [], problems: [file.problem], doubts: 0 };
  const { tables, problems } = readSource({ name: '七张表.pdf', grids: file.grids });
  return {
    projects: tables.map(({ project }) => project),
    problems: problems.map(({ message }) => message),
    doubts: tables.reduce((sum, table) => sum + Object.keys(table.doubts).length, 0),
  };
}

const grids = EXPECTED_2024.map((table) => gridOf(drawShanghaiForm(table)));

/** Papers on which pages break in other places, and other ways of placing texts in their cells. */
const PAPERS: [name: string, paper: Paper][] = [
  ['A4', { height: 297, scale: 1 }],
  ['缩小', { height: 297, scale: 0.6 }],
  ['放大', { height: 297, scale: 1.2 }],
  ['短页，断在表头', { height: 231, scale: 1 }],
  ['短页，断在格中', { height: 180, scale: 1 }],
  ['很短的页', { height: 120, scale: 0.7 }],
  ['一张表断成几页', { height: 110, scale: 1 }],
  ['居中', { height: 297, scale: 1, style: 'td{text-align:center}' }],
  ['上齐', { height: 297, scale: 1, style: 'td{vertical-align:top}' }],
  ['行和行像格内的行一样紧', { height: 297, scale: 1, style: 'td{padding:0 3px}' }],
  ['格子宽松', { height: 297, scale: 1, style: 'td{padding:6px 8px}' }],
];

describe.each<Borders>(['没有线', '只有横线', '外框和栏名下一条线', '隔行底色'])('%s：83 条指标逐格相同', (borders) => {
  let printed: Uint8Array[] = [];
  beforeAll(async () => {
    printed = await printGrids(
      grids,
      PAPERS.map(([, paper]) => paper),
      borders,
    );
  });

  test.each(PAPERS.map(([name], at) => [name, at] as const))('%s', async (_, at) => {
    const { projects, problems, doubts } = await read(printed[at] ?? new Uint8Array());
    expect({ projects, problems }).toEqual({ projects: EXPECTED_2024, problems: [] });
    // Where a page break cuts merged cells their rows may be told by place alone.
    expect(doubts).toBeLessThanOrEqual(10);
  });
});

describe('自评表', () => {
  test.each<[Borders, boolean]>([
    ['全部框线', false],
    ['只有横线', true],
    ['没有线', true],
  ])('%s：按位置分开的要说出来', async (borders, isPlaced) => {
    const [printed = new Uint8Array()] = await printGrids([gridOf(COUNTY)], [{ height: 297, scale: 1 }], borders);
    const file = await readPdf(printed);
    if (!file.ok) throw new Error(file.problem);
    const { tables, problems } = readSource({ name: '自评表.pdf', grids: file.grids });
    expect(tables[0]?.filled?.rows.map(({ actual }) => actual)).toEqual(COUNTY_FILLED.rows.map(({ actual }) => actual));
    expect(problems.some(({ message }) => message.startsWith('第 1 页的自评表没有框线'))).toBe(isPlaced);
  });
});

const PROSE =
  '本年度绩效目标分为一级指标、二级指标、三级指标，指标值由各单位自行填报。项目名称应与预算批复一致，主管部门和实施单位应写全称。' +
  '财政资金支出应当讲求绩效，项目单位对填报内容负责，主管部门对所属单位的填报进行审核。';

describe('不是表的页', () => {
  test('两栏正文：不当作表，说没有找到', async () => {
    const text = `<p>${PROSE.repeat(12)}</p>`;
    const { projects, problems } = await read(await printPage(`<div style="column-count:2">${text}</div>`));
    expect(projects).toEqual([]);
    expect(problems.join('')).toContain('没有找到绩效目标申报表');
  });

  test('栏名之下是正文：不当作指标', async () => {
    const titles = '<p>一级指标&emsp;&emsp;二级指标&emsp;&emsp;三级指标&emsp;&emsp;指标值</p>';
    const { projects } = await read(await printPage(`${titles}<p>${PROSE.repeat(6)}</p>`));
    expect(projects.flatMap(({ indicators }) => indicators)).toEqual([]);
  });
});

describe('放得不正的页', () => {
  let plain: Uint8Array = new Uint8Array();
  beforeAll(async () => {
    [plain = new Uint8Array()] = await printGrids(grids.slice(0, 1), [{ height: 297, scale: 1 }], '没有线');
  });

  test('横着画、竖着看的页：照样读', async () => {
    const file = await PDFDocument.create();
    const [source] = await file.embedPdf(plain, [0]);
    if (!source) throw new Error('没有页');
    const page = file.addPage([source.height, source.width]);
    page.drawPage(source, { x: source.height, y: 0, rotate: degrees(90) });
    page.setRotation(degrees(90));
    const { projects, problems } = await read(await file.save());
    expect({ projects, problems }).toEqual({ projects: EXPECTED_2024.slice(0, 1), problems: [] });
  });

  test('躺倒的页：没有读入，说明白', async () => {
    const file = await PDFDocument.load(plain);
    file.getPage(0).setRotation(degrees(90));
    const { projects, problems } = await read(await file.save());
    expect(projects).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  test('两页叠在一页上：不悄悄读成一张表', async () => {
    const file = await PDFDocument.load(plain);
    const [other = new Uint8Array()] = await printGrids(grids.slice(1, 2), [{ height: 297, scale: 1 }], '没有线');
    const [over] = await file.embedPdf(other, [0]);
    if (!over) throw new Error('没有页');
    file.getPage(0).drawPage(over, { x: 3, y: 5 });
    const { problems, doubts } = await read(await file.save());
    expect(doubts + problems.length).toBeGreaterThan(0);
  });
});
