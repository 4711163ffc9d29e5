import { type ParsedTarget, parseTarget, type TargetPlace } from '#src/rules/target.ts';

/** A target as one line: kind and what was understood, so that a table of cases stays readable. */
export function shown(parsed: ParsedTarget): string {
  if (!parsed.ok) return parsed.code === 'Q1' ? `Q1 ${parsed.answers.join(' | ')}` : parsed.code;
  const { target } = parsed;
  switch (target.kind) {
    case 'quantity':
      return `${target.comparator} ${target.amount.toString()} ${target.unit.text}${target.bare ? ' bare' : ''}`.trim();
    case 'range':
      return `${target.low.toString()}..${target.high.toString()} ${target.unit.text}`.trim();
    case 'deadline':
      return `${target.date.date} ${target.date.precision}`;
    case 'yes-no':
      return `yes-no ${target.expected}`;
    case 'options':
      return `options ${target.options.join('|')}`;
    case 'words':
      return 'words';
    case 'not-applicable':
      return 'not-applicable';
  }
}

/** Reads a target that stands under 产出 / 数量 unless the case names another place. */
export function read(text: string, place: Partial<TargetPlace> = {}): string {
  return shown(parseTarget(text, { category: '产出指标', subcategory: '数量指标', name: '指标甲', ...place }));
}
