import type { PaperBlock, PaperForm, PaperRow } from '#reports/paper.ts';
import { paperForm } from '#reports/paper-form.tsx';
import { tableWidth } from '#reports/paper-size.ts';
import type { NarrativeRecord } from '#src/rules/narrative-record.ts';

const WIDTH = tableWidth('portrait');
const INDENT = '　　';

/** The 自评报告 of a project for the printer: upright, headings in 黑体, paragraphs indented; 草稿 while its form is not submitted. */
export function narrativeReport(record: NarrativeRecord): PaperForm {
  const { project, title, submitted } = record;
  const of = `${project.name}（${project.year}年度）`;
  const draft = submitted === null;
  return paperForm({
    title,
    subtitle: of,
    documentTitle: `${project.name} · ${title}（${project.year}年度）`,
    orientation: 'portrait',
    blocks: [textBlock(record)],
    marks: { mark: draft ? '草稿' : null, of, version: draft ? '草稿' : '' },
    look: 'narrative',
  });
}

function textBlock({ project, sections }: NarrativeRecord): PaperBlock {
  const rows = sections.flatMap(({ heading, paragraphs }, section): PaperRow[] => [
    { id: `heading-${section}`, groups: [], cells: [{ text: heading, look: 'strong heading' }] },
    ...paragraphs.map((text, index) => ({
      id: `paragraph-${section}-${index}`,
      groups: [],
      // A heading is never the last line of a page.
      ...(index === 0 ? { withPrevious: true as const } : {}),
      cells: [{ text: INDENT + text }],
    })),
  ]);
  const signed = [project.unit, '　　　年　　月　　日'].map((text, index) => ({
    id: `signed-${index}`,
    groups: [],
    withPrevious: true as const,
    cells: [{ text, look: 'signed' }],
  }));
  return { id: 'text', unruled: true, columns: [WIDTH], head: [], rows: [...rows, ...signed] };
}
