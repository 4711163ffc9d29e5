import { describe, expect, test } from 'vitest';
import { contentProblems, readMarkup, structureProblems } from '#test/views/markup.ts';
import { ComparisonPage } from '#views/comparison.tsx';
import { comparisonView } from '#views/gallery-comparison.tsx';
import { EMPTY_HOME, FRAME, HOME } from '#views/gallery-frames.ts';
import { PREVIEW } from '#views/gallery-import.tsx';
import { PROJECT_VIEW } from '#views/gallery-pages.ts';
import { changedRows, FILLED_ROWS, PROJECT_HEAD, sheetView } from '#views/gallery-sheet.ts';
import { ImportPreviewPage } from '#views/import-preview.tsx';
import { ProblemPage } from '#views/problem.tsx';
import { ProjectPage } from '#views/project.tsx';
import { HomePage } from '#views/project-list.tsx';
import { YearEndPage } from '#views/sheet.tsx';

const HOSTILE = [
  '<script>alert(1)</script>',
  '</textarea><img src=x onerror=alert(1)>',
  '" onfocus="alert(1)" x="',
  "' hx-on:click='alert(1)",
  '&lt;b&gt; &amp; &quot;',
  '{"version":9}',
  ']]><!--',
  '𠮷䶮㛃 \u202Eabc',
];

const typed = (text: string) => ({
  actual: text,
  attainment: text,
  share: text,
  reason: text,
  measure: text,
  deduction: text,
  deductionReason: text,
});

const PAGES: Record<string, (text: string) => unknown> = {
  年末自评: (text) => (
    <YearEndPage
      frame={{ ...FRAME, unitName: text, person: text }}
      view={sheetView({
        project: { ...PROJECT_HEAD, name: text, department: text, unit: text },
        rows: changedRows(FILLED_ROWS, { 0: typed(text), 4: typed(text), 6: { ...typed(text), notApplicable: text } }),
        goal: { expected: text, actual: text },
        person: text,
        conflict: { cell: 'i2/actual', mine: text, stored: { text, version: 1, by: text, at: '12:00' } },
      })}
    />
  ),
  不能保存: (text) => (
    <YearEndPage frame={FRAME} view={sheetView({ refused: { cell: 'i2/actual', text, problem: text } })} />
  ),
  我的一年: (text) => (
    <HomePage
      frame={FRAME}
      view={{ ...HOME, query: text, projects: HOME.projects.map((one) => ({ ...one, name: text })) }}
    />
  ),
  查无项目: (text) => <HomePage frame={FRAME} view={{ ...EMPTY_HOME, query: text }} />,
  项目: (text) => <ProjectPage frame={FRAME} view={{ ...PROJECT_VIEW, goal: text, annualGoal: text }} />,
  对比: (text) => {
    const view = comparisonView();
    return (
      <ComparisonPage
        frame={FRAME}
        view={{ ...view, rows: view.rows.map((one) => ({ ...one, name: text, actual: text, reason: text })) }}
      />
    );
  },
  导入预览: (text) => (
    <ImportPreviewPage
      frame={FRAME}
      view={{
        ...PREVIEW,
        fileName: text,
        files: [{ name: text, lines: [text] }],
        problems: [{ span: { file: 0, from: 1, to: 1 }, place: text, text, message: text }],
        projects: PREVIEW.projects.map((one) => ({
          ...one,
          name: text,
          head: { ...one.head, goal: { ...one.head.goal, text, read: text, correctedBy: text } },
        })),
      }}
    />
  ),
  出错: (text) => <ProblemPage frame={FRAME} view={{ status: 404, sentence: text, number: '' }} />,
};

const cases = Object.keys(PAGES).flatMap((name) => HOSTILE.map((text) => ({ name, text })));

describe('别有用心的文字只是文字', () => {
  test.each(cases)('$name：$text', ({ name, text }) => {
    const html = String(PAGES[name]?.(text));
    expect(structureProblems(html)).toEqual([]);
    expect(contentProblems(html)).toEqual([]);
    const { elements } = readMarkup(html);
    expect(elements.some((one) => one.text.includes(text) || [...one.attributes.values()].includes(text))).toBe(true);
  });

  test('开头的换行留在单元格里', () => {
    const html = String(
      <YearEndPage
        frame={FRAME}
        view={sheetView({ rows: changedRows(FILLED_ROWS, { 2: { reason: '\n第二行起' } }) })}
      />,
    );
    const reason = readMarkup(html).elements.find((one) => one.attributes.get('id') === 'cell-i3-reason');
    expect(reason?.text).toBe('\n\n第二行起');
  });
});
