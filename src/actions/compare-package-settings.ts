import type { YearRows, YearTable } from '#db/year-rows.ts';
import { FIGURE_RULES } from '#src/rules/figures.ts';
import { rowsOnlyIn } from '#src/year-package/project-rows.ts';

/** What a unit sets for itself, a year or from a day on. */
const SETTING_TABLES = ['deadlines', 'monitoringPeriods', 'rulebookOverrides'] as const satisfies YearTable[];

type Settings = Pick<YearRows, (typeof SETTING_TABLES)[number]>;

/** The rows of one unit. */
export function settingsOf(rows: YearRows, unitId: string): Settings {
  const own = <Row extends { unitId: string }>(all: readonly Row[]) => all.filter((row) => row.unitId === unitId);
  return {
    deadlines: own(rows.deadlines),
    monitoringPeriods: own(rows.monitoringPeriods),
    rulebookOverrides: own(rows.rulebookOverrides),
  };
}

function figureName(figure: string): string {
  return Object.entries(FIGURE_RULES).find(([key]) => key === figure)?.[1].name ?? figure;
}

function sentences(here: Settings, packed: Settings): string[] {
  const day = (label: string, old: string | undefined, now: string) =>
    old === now ? [] : [`${label}：原“${old ?? ''}”，新“${now}”`];
  return [
    ...packed.deadlines.flatMap(({ phase, dueOn }) =>
      day(
        phase === 'mid-year' ? '年中监控截止日期' : '年末自评截止日期',
        here.deadlines.find((one) => one.phase === phase)?.dueOn,
        dueOn,
      ),
    ),
    ...packed.monitoringPeriods.flatMap(({ endsOn }) => day('监控期', here.monitoringPeriods[0]?.endsOn, endsOn)),
    ...rowsOnlyIn('rulebookOverrides', packed.rulebookOverrides, here.rulebookOverrides).map(
      ({ figure, value, validFrom, source }) =>
        `自定数值多一条：${figureName(figure)} ${value}，${validFrom} 起，来源“${source}”`,
    ),
  ];
}

/**
 * A unit's settings in a package beside those here: `none` where the package has no, `same` where each of them is here too; else what
 * differs, and why it cannot be taken: own figures are only ever added, and of two in one place neither may go.
 */
export function comparePackageSettings(
  rows: YearRows,
  stored: YearRows,
  unitId: string,
): 'none' | 'same' | { differences: string[]; obstacle: string | null } {
  const [packed, here] = [settingsOf(rows, unitId), settingsOf(stored, unitId)];
  if (SETTING_TABLES.every((table) => packed[table].length === 0)) return 'none';
  const differences = sentences(here, packed);
  if (differences.length === 0) return 'same';
  const own = rowsOnlyIn('rulebookOverrides', here.rulebookOverrides, packed.rulebookOverrides).length;
  return { differences, obstacle: own > 0 ? `本机另有 ${own} 条自定数值，数据包里没有` : null };
}
