import type { SeverityChoice } from '#src/rules/findings.ts';

/** A figure or rule whose original document was not seen; shown on the rulebook page, never printed as 依据第…条. */
export interface ToCheck {
  figure: string;
  note: string;
}

export interface GradeBound {
  name: string;
  /** Lowest total, in hundredths of a point, that still earns this grade. */
  from: number;
}

/** 达成 / 部分达成 / 未达成: how far a worded target was met. */
export type Attainment = '达成' | '部分达成' | '未达成';

export interface AttainmentBand {
  attainment: Attainment;
  /** Smallest share of the weight in percent; a share on the edge belongs to this, the higher, band. */
  from: number;
  to: number;
}

/** Execution rate below `below` percent allows at most `atMost` points (hundredths) in total. */
export interface TotalCap {
  below: number;
  atMost: number;
}

export interface SatisfactionBand {
  /** Smallest satisfaction in percent. */
  from: number;
  /** Share of the weight in percent. */
  share: number;
}

/** Points (hundredths) of each level-1 category; `cost` null: 成本 rows share the points of 产出. */
export interface CategoryWeights {
  cost: number | null;
  output: number;
  benefit: number;
  satisfaction: number;
}

/** 年中监控: what the mid-year form and its outlook follow. */
export interface Monitoring {
  /** 月-日 until which the period looks unless the unit sets another: `07-31`. */
  periodEnd: string;
  /** Points (percent of the budget) by which the money lags behind the elapsed share of the year, from which a light changes. */
  moneyLights: { yellow: number; red: number };
  /** Rows judged 有可能 (yellow) and 完全不可能 (red) from which the light of the targets changes. */
  targetLights: { yellow: number; red: number };
  /** Shares (percent) of the weight that worded rows may still reach, by likelihood. */
  wordShares: { 有可能: { from: number; to: number }; 完全不可能: { from: number; to: number } };
  /** Whether cause and measure are mandatory for 有可能 too; for 完全不可能 they always are. */
  explainPossible: boolean;
}

/** 自查: from where on the checks speak, in percent. */
export interface CheckBounds {
  /** Over-achievement from which V7 speaks of a target that was set too low, and of one that is probably wrong. */
  overSteps: { low: number; wrong: number };
  /** T2: more worded targets without a measure than this share of the rows. */
  vagueShare: number;
  /** T2: fewer targets in numbers or dates than this share of the rows; null where the place asks for none. */
  quantitativeFloor: number | null;
}

/** A figure that a unit has set for itself, by its name on screen, with its source and the day (`YYYY-MM-DD`) it holds from. */
export interface OverriddenFigure {
  figure: string;
  name: string;
  source: string;
  validFrom: string;
}

/**
 * 评分办法: what differs by place and year, as plain JSON. Immutable: a change is a new version, a unit's own figures are
 * dated overrides with their source.
 */
export interface Rulebook {
  id: string;
  version: number;
  name: string;
  place: string;
  /** Document numbers with the wording of how sure they are. */
  documents: string[];
  source: string;
  toCheck: ToCheck[];
  formTitle: string;
  currency: '元' | '万元';
  /** Points (hundredths) of the budget execution row. */
  moneyWeight: number;
  weightsWithoutCost: CategoryWeights;
  weightsWithCost: CategoryWeights;
  attainmentBands: AttainmentBand[];
  satisfaction: 'ratio' | 'bands';
  satisfactionBands: SatisfactionBand[];
  /** 及格门槛: completion (percent of the target) below which a ratio row scores 0; null: none. */
  passLine: number | null;
  /** Shares (percent) of the options of a list, best first, by the number of options. */
  optionShares: Record<number, number[]>;
  /** Over-achievement in percent from which a reason is asked. */
  overAchievement: { warnFrom: number; deductFrom: number | null; deductPoints: number };
  totalCaps: TotalCap[];
  grades: GradeBound[];
  /** One row above this many points (hundredths) is an extreme weight (W3). */
  extremeWeight: number;
  monitoring: Monitoring;
  /** What the place makes of single codes of 自查 in place of their own severity. Books in older records lack this and the next. */
  severities?: Partial<Record<string, SeverityChoice>>;
  checks?: CheckBounds;
  /** The figures above that are the unit's own; absent in a book as published. */
  overrides?: OverriddenFigure[];
}
