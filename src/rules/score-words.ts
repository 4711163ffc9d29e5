import { Decimal, normalise, parseDecimal } from '#src/rules/decimal.ts';
import { finding, type RowFinding } from '#src/rules/findings.ts';
import type { Attainment, Rulebook } from '#src/rules/rulebook.ts';
import { type MethodScore, workShare } from '#src/rules/score-quantity.ts';

/** The three fields of a worded row as typed; '' for empty. */
export interface WordedEntry {
  actual: string;
  attainment: string;
  share: string;
}

/** How a worded row was judged; the share is in percent. */
export interface Judgement {
  attainment: Attainment;
  share: Decimal;
}

export type Judged = { ok: true; judgement: Judgement } | { ok: false; finding: RowFinding };

const ATTAINMENTS: Record<string, Attainment> = {
  达成: '达成',
  已达成: '达成',
  达成预期指标: '达成',
  达成年度指标: '达成',
  部分达成: '部分达成',
  部分: '部分达成',
  部分达成年度指标: '部分达成',
  未达成: '未达成',
  未达成年度指标: '未达成',
};

/** Reads 达成 / 部分达成 / 未达成 and the words by which forms and pasted columns name them; null for anything else. */
export function parseAttainment(text: string): Attainment | null {
  return ATTAINMENTS[normalise(text)] ?? null;
}

/** Reads a share such as `75`, `75%` or `0.75` as percent; null when it is no number from 0 to 100. */
function parseShare(text: string): Decimal | null {
  const plain = normalise(text);
  const value = parseDecimal(plain.replace(/%$/, ''));
  if (value === null) return null;
  const percent = plain.endsWith('%') || value.gt(1) ? value : value.times(100);
  return percent.isNegative() || percent.gt(100) ? null : percent;
}

function attainmentAt(share: Decimal, book: Rulebook): Attainment {
  return book.attainmentBands.find((band) => share.gte(band.from))?.attainment ?? '未达成';
}

function bandText(attainment: Attainment, book: Rulebook): string {
  const band = book.attainmentBands.find((one) => one.attainment === attainment);
  return band ? `${band.from}%（含）至 ${band.to}%${band.to === 100 ? '' : '（不含）'}` : '';
}

function refuse(code: string, field: 'attainment' | 'share', message: string): Judged {
  return { ok: false, finding: finding(code, 'error', field, message) };
}

function withShare(typed: string, chosen: Attainment | null, book: Rulebook): Judged {
  const share = parseShare(typed);
  if (!share) return refuse('V2', 'share', `完成比例“${typed.trim()}”读不出，请填 0 到 100 的数，例如“75”。`);
  const implied = attainmentAt(share, book);
  if (chosen && chosen !== implied) {
    return refuse(
      'V2',
      'share',
      `达成情况是“${chosen}”，比例应在 ${bandText(chosen, book)}，而 ${share}% 属于“${implied}”，请改其中一项。`,
    );
  }
  return { ok: true, judgement: { attainment: implied, share } };
}

/**
 * 定性指标: judges a worded row by attainment and share. A share alone implies the attainment; a text equal
 * to the target, or naming an attainment, proposes one; 部分达成 and 未达成 also want a share, one inside their band.
 */
export function judgeWords(target: string, entry: WordedEntry, book: Rulebook): Judged {
  const typed = entry.attainment.trim();
  const chosen = typed === '' ? null : parseAttainment(typed);
  if (typed !== '' && !chosen)
    return refuse('V2', 'attainment', `“${typed}”不是达成情况，请选“达成”“部分达成”或“未达成”。`);
  const same = normalise(entry.actual) !== '' && normalise(entry.actual) === normalise(target);
  const named = parseAttainment(entry.actual);
  if (chosen && named && chosen !== named) {
    return refuse('V2', 'attainment', `实际完成值写的是“${named}”，选的是“${chosen}”，请改其中一项。`);
  }
  const attainment = chosen ?? named ?? (same ? '达成' : null);
  if (entry.share.trim() !== '') return withShare(entry.share, chosen ?? named, book);
  if (attainment === '达成') {
    return { ok: true, judgement: { attainment, share: new Decimal(100) } };
  }
  if (attainment) return refuse('S6', 'share', `${attainment}请填完成比例，应在 ${bandText(attainment, book)}。`);
  return refuse('S6', 'attainment', '请选择达成情况：达成、部分达成或未达成。');
}

/** Points of a judged worded row: share × weight. */
export function scoreWords(judgement: Judgement, weight: number): MethodScore {
  const { attainment, share } = judgement;
  const met = attainment === '达成';
  const { score, working } = workShare(share, weight, met);
  return { score, met, completion: share.div(100), working: `${attainment} ${working}` };
}
