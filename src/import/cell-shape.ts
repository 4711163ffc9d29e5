/**
 * What a cell of 三级指标 or 指标值 looks like. Only used to find where one cell ends and the next begins; what a target means
 * is decided by the rules, never here.
 */

const SIGN =
  '(?:>=|<=|[≥≤≧≦><=═＝＞＜﹥﹤⩾⩽]|不低于|不少于|不小于|不超过|不高于|不大于|不多于|大于等于|小于等于|大于|小于|高于|低于|少于|达到|超过)';
const NUMBER = '-?\\d[\\d,]*(?:\\.\\d+)?';
const UNIT_IN_BRACKETS = '\\([^()]{1,12}\\)';
/** Units as they follow a number without brackets; compound ones (元/人·月) are built from them. */
const UNIT_WORD =
  '(?:%|‰|百分比|[十百千万亿]*(?:人次|人|次|个|家|户|台|套|份|件|起|条|项|所|座|处|本|场|期|名|位|张|篇|部|种|批|组|辆|栋|幢|间|米|公里|千米|平方米|平方公里|立方米|公顷|亩|吨|公斤|千克|元|天|日|周|月|年|小时|分钟|秒|工作日|个工作日|个月|并发数|课时|学时|kWh|TB|GB|MB|km|m2|m3|m))';
const UNIT = `(?:${UNIT_IN_BRACKETS}|${UNIT_WORD}(?:[/·]${UNIT_WORD})*)`;
const BOUND = '(?:及以上|以上|及以下|及其以下|以下|以内|之内|内)';

const SIGNED = new RegExp(`^${SIGN}${NUMBER}${UNIT}?${BOUND}?$`, 'u');
const UNSIGNED = new RegExp(`^${NUMBER}${UNIT}?${BOUND}?$`, 'u');
const RANGE = new RegExp(`^${NUMBER}${UNIT}?[-—–~～至]+${NUMBER}${UNIT}?$`, 'u');
const DATE = /^(截止|截至)?\d{4}年(\d{1,2}月(\d{1,2}日)?)?(底|年底|全年|末)?(之前|以前|前|完成)?$/u;
/** What stands where no target is set. */
const EMPTY_MARK = /^([-—–]+|[/／]+)$/u;
const PLACEHOLDER = new RegExp(`^${SIGN}?\\*+${UNIT}?$`, 'u');
const SIGN_INSIDE = /.[≥≤≧≦><=═＝＞＜]\s*\d/u;

const COUNT = '(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十半]+)';
const SPAN = `(?:当天|当日|当月|当年|${COUNT}个?(?:工作日|小时|分钟|天|日|周|月|季度|年)(?:之内|以内|内)?)`;
const DONE = '(?:响应|解决|完成|办结|到位|修复|反馈|答复|处置|送达|交付)';
/** 半小时内响应, and clauses of the kind side by side: 一般问题当天解决，疑难问题3天内解决. */
const CLAUSE = `\\p{Script=Han}{0,6}?${SPAN}${DONE}`;
const WITHIN = new RegExp(`^${CLAUSE}(?:[，,、；;]${CLAUSE})*$`, 'u');
const DEGREE =
  '(?:显著|明显|逐步|逐年|稳步|持续|不断|有效|进一步|基本|较上年|较去年|比上年|较好|大幅|全面|长期|充分|按时|按期|按计划|及时|初步|有所)?';
const WORD =
  '(?:及时|合理|健全|规范|可控|充分|提高|提升|增强|增加|增长|减少|降低|下降|减轻|改善|优化|扩大|推进|推动|完善|保障|通过|良好|良|优|优秀|优良|中|较好|合格|达标|完成|完工|掌握|引导|集聚|汇总|明显|显著|有效|到位|完整|准确|齐全|符合|满意|稳定|安全|正常|公开|公正|公平|公平公正|统一|统一规范|落实|建立|实现|是|否|有|无|优良中低差|高中低|好坏|好|高|提供依据|促进|加强|巩固|维护|不适用|本项目不适用)';
const GRADED = new RegExp(`^${DEGREE}${WORD}(?:[、，,和]${DEGREE}${WORD})*$`, 'u');

const NAME_ENDING =
  /(率|数|数量|次数|人数|量|度|情况|水平|性|机制|体系|能力|时间|成本|费用|覆盖面|影响力|工作|建设|质量|环境|流程|标准|效果|作用|长度|面积|规模|信息|培养|开发|人才)$/u;

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

/** A complete target in figures: ≥90.00(%), 985米, 60%及以上, 2025年年底前. */
export function isFigureTarget(text: string): boolean {
  const cell = plain(text);
  return [SIGNED, UNSIGNED, RANGE, DATE, PLACEHOLDER].some((shape) => shape.test(cell));
}

/** A complete target in words that are used for nothing else: 及时, 较上年提升, 3天内解决. */
export function isWordTarget(text: string): boolean {
  const cell = plain(text);
  return GRADED.test(cell) || WITHIN.test(cell) || EMPTY_MARK.test(cell);
}

/** A name and a target without a blank between them, as in 完成率≥90%. */
export function hasGluedTarget(text: string): boolean {
  return SIGN_INSIDE.test(plain(text).replace(/\([^()]*\)/g, ''));
}

/** Ends as names of indicators do: …率, …数, …情况. */
export function endsLikeName(text: string): boolean {
  return NAME_ENDING.test(plain(text));
}

export function isWeight(text: string): boolean {
  return /^\d{1,3}(\.\d+)?%?$/.test(plain(text));
}

const OPENING = /[（(《〈“‘【〔]/gu;
const CLOSING = /[）)》〉”’】〕]/gu;
const UNFINISHED_END = /([、，,：:（(《“‘【〔≥≤≧≦><=═＝＞＜/·]|[-—]|\d[,.])$/u;
const CONTINUED_START = /^([、，,。；;：:）)》”’】〕%‰％/·.]|0\d|及?以[上下内]|之内)/u;
const NUMBER_END = /\d$/;
const NUMBER_WITHOUT_UNIT = /\d[十百千万亿]*$/u;
const UNIT_ALONE = new RegExp(`^${UNIT_WORD}(?:[/·]${UNIT_WORD})*$`, 'u');
const DATE_BEGINS = /\d[年月]?[底末]?$/u;
const DATE_GOES_ON = /^(\d{0,3}年)?(\d{0,2}月)?(\d{0,2}日)?[底末]?(之前|以前|前)?$/u;
const CONTINUED_NUMBER = /^(\d[\d,.]*([（(%％].*)?$|[（(])/u;

/** The two texts, one below the other, can only be parts of one cell: an open bracket, a comma, a number that goes on. */
export function mustBeOneCell(above: string, below: string): boolean {
  if (EMPTY_MARK.test(above)) return false;
  if (NUMBER_WITHOUT_UNIT.test(above) && UNIT_ALONE.test(below)) return true;
  if (DATE_BEGINS.test(above) && DATE_GOES_ON.test(below)) return true;
  if (NUMBER_END.test(above) && (CONTINUED_NUMBER.test(below) || UNSIGNED.test(plain(below)))) return true;
  return UNFINISHED_END.test(above) || CONTINUED_START.test(below) || hasOpenBracket(above);
}

function hasOpenBracket(text: string): boolean {
  return (text.match(OPENING)?.length ?? 0) > (text.match(CLOSING)?.length ?? 0);
}
