const OFFICE = 'http://schemas.openxmlformats.org';
/** Of ISO 29500 Strict, which Word writes as “Strict Open XML 文档”. */
const STRICT = 'http://purl.oclc.org/ooxml';

/** The namespaces of a Word document by the prefixes that this reader uses. */
export const WORD_PREFIXES: ReadonlyMap<string, string> = new Map([
  [`${OFFICE}/wordprocessingml/2006/main`, 'w'],
  [`${STRICT}/wordprocessingml/main`, 'w'],
  [`${OFFICE}/officeDocument/2006/math`, 'm'],
  [`${STRICT}/officeDocument/math`, 'm'],
  [`${OFFICE}/markup-compatibility/2006`, 'mc'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  [`${OFFICE}/package/2006/relationships`, 'rel'],
]);
