const MOST_BYTES = 180;
const UNSAFE = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/**
 * The file name of a form: 序号-项目名称-表名.pdf, .xlsx or .docx. `position` counts the projects of the year from 1 and makes the
 * name unlike every other project's; `count` is how many there are. Characters that some system refuses become _, and a
 * long project name is cut so that the whole name stays within 180 bytes.
 */
export function reportFileName(
  position: number,
  count: number,
  projectName: string,
  formName: string,
  kind: 'pdf' | 'xlsx' | 'docx' = 'pdf',
): string {
  if (!Number.isInteger(position) || position < 1 || position > count)
    throw new Error(`no position ${position} of ${count}`);
  const number = String(position).padStart(Math.max(2, String(count).length), '0');
  const end = `-${safe(formName, 60)}.${kind}`;
  return `${number}-${safe(projectName, MOST_BYTES - Buffer.byteLength(number + end) - 1)}${end}`;
}

/** 表名 of a printed form's file name. */
export function formNameOf(fileName: string): string {
  return fileName.slice(fileName.lastIndexOf('-') + 1).replace(/\.pdf$/, '');
}

/** The file name of the booklet of a year: 2024年度-表名-合订本.pdf, or of one of its volumes: …-合订本第2册.pdf. */
export function bookletFileName(year: number, formName: string, volume?: number): string {
  return `${year}年度-${safe(formName, 60)}-合订本${volume === undefined ? '' : `第${volume}册`}.pdf`;
}

function safe(text: string, mostBytes: number): string {
  const plain = text
    .normalize('NFC')
    .replace(UNSAFE, '_')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\.+|\.+$/gu, '_');
  return shorten(plain === '' ? '未命名' : plain, mostBytes);
}

function shorten(text: string, mostBytes: number): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  const room = mostBytes - Buffer.byteLength('…');
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
