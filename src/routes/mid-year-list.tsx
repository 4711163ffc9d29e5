import { Hono } from 'hono';
import { listMonitoringPeriods } from '#db/monitoring-periods.ts';
import { type ListedMidYear, listMidYear } from '#src/actions/list-mid-year.ts';
import { setMonitoringPeriod } from '#src/actions/set-monitoring-period.ts';
import { deadlineOf, formOf, frameOf, type Site, textOf } from '#src/routes/context.ts';
import { midYearList } from '#src/routes/lists/mid-year.ts';
import { sendYearLists } from '#src/routes/send-form.ts';
import type { Severity } from '#src/rules/findings.ts';
import { type MidYearLine, MidYearListPage, type MidYearListView } from '#views/mid-year-list.tsx';

function midYearLine({ project, status, record, findings, begun }: ListedMidYear): MidYearLine {
  const total = record.money.rows.find((row) => row.line === 'total');
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity && one.code !== 'S6').length;
  return {
    id: project.id,
    name: project.name,
    state: status.state,
    begun,
    initial: total?.initial ?? '',
    executed: total?.executed ?? '',
    rate: total?.rate ?? '—',
    money: record.outlook.money.light,
    targets: record.outlook.targets.light,
    outlook: record.outlook,
    unfilled: findings.filter((one) => one.code === 'S6').length,
    errors: count('error'),
    warnings: count('warn'),
  };
}

/** The units that the list shows, each with the period end of its open forms. */
function unitsOf(listed: readonly ListedMidYear[], own: ReadonlyMap<string, string>): MidYearListView['units'] {
  const shown = new Map(listed.map((one) => [one.project.unitId, one]));
  return [...shown].map(([id, { project, record }]) => {
    const set = own.get(id);
    const proposed = `${project.year}-${record.rulebook.monitoring.periodEnd}`;
    return { id, name: project.unit, endsOn: set ?? proposed, own: set !== undefined };
  });
}

/** 年中监控 over all projects of a year, and until when its forms look. */
export function midYearListRoutes(site: Site): Hono {
  const app = new Hono();

  app.get('/', async (c) => {
    const frame = await frameOf(c, site);
    const listed = await listMidYear(site.db, { year: frame.year });
    const periods = await listMonitoringPeriods(site.db, { year: frame.year });
    const own = new Map(periods.map((period) => [period.unitId, period.endsOn]));
    const deadline = await deadlineOf(site, frame.year, 'mid-year');
    const view = { projects: listed.map(midYearLine), units: unitsOf(listed, own), deadline };
    return c.html(<MidYearListPage frame={frame} view={view} />);
  });

  app.get('/mid-year.xlsx', async (c) => {
    const { year } = await frameOf(c, site);
    const listed = await listMidYear(site.db, { year });
    return sendYearLists(c, year, '年中监控项目清单', midYearList(listed.map(midYearLine), listed, year));
  });

  app.post('/periods', async (c) => {
    const form = await formOf(c);
    const year = textOf(form, 'year');
    await setMonitoringPeriod(site.db, { unitId: textOf(form, 'unit'), year, endsOn: textOf(form, 'endsOn') });
    return c.redirect(`/mid-year?year=${year}`, 303);
  });

  return app;
}
