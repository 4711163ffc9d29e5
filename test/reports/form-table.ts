import type { Measured, PaperForm } from '#reports/paper.ts';

/** Measures as a browser might give them: every row and label so high, every text on one line. */
export function evenMeasures(form: PaperForm, rowHeight = 34): Measured {
  const ids = (attribute: string) =>
    [...form.draft.matchAll(new RegExp(`${attribute}="([^"]+)"`, 'gu'))].map((match) => match[1] ?? '');
  return {
    heights: {
      ...Object.fromEntries(ids('data-row').map((id) => [id, rowHeight])),
      ...Object.fromEntries(ids('data-block').map((id) => [id, 0])),
      title: 92,
    },
    labels: Object.fromEntries(ids('data-label').map((id) => [id, { plain: rowHeight, continued: rowHeight }])),
    lines: {},
  };
}

/** The pages of a form set with even measures; each as its HTML. */
export function pagesOf(form: PaperForm, rowHeight?: number): string[] {
  return form.layOut(evenMeasures(form, rowHeight)).split('<section').slice(1);
}

/** The rows of a piece of HTML as the texts of their cells, merged cells marked ↓n (rows) and →n (columns). */
export function rowsOf(html: string): string[][] {
  return [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gsu)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh]([^>]*)>(.*?)<\/t[dh]>/gsu)].map(([, attributes = '', content = '']) => {
      const rows = /rowspan="(\d+)"/u.exec(attributes)?.[1];
      const columns = /colspan="(\d+)"/u.exec(attributes)?.[1];
      const text = content
        .replace(/<[^>]+>/gu, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
      return `${text}${rows === undefined || rows === '1' ? '' : `↓${rows}`}${columns === undefined ? '' : `→${columns}`}`;
    }),
  );
}
