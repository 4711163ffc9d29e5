import { countKinds } from '#src/rules/acknowledgement.ts';
import type { Light, RecordOutlook } from '#src/rules/monitoring-record.ts';
import { FindingsPanel } from '#views/findings-panel.tsx';
import type { MidYearView } from '#views/mid-year-props.ts';
import { OutOfBand } from '#views/sheet-cell.tsx';
import { SubmissionPanel } from '#views/sheet-submission.tsx';

const LIGHT_TONES: Record<Light, string> = { 绿: 'good', 黄: 'amber', 红: 'red', 未定: 'plain' };

/** 绿 黄 红 未定 as a small label: the word says what the colour does. */
export function LightMark({ light }: { light: Light }) {
  return <span class={`mark ${LIGHT_TONES[light]}`}>{light === '未定' ? light : `${light}灯`}</span>;
}

/** 80.00—92.50, or one number where both ends are the same; a dash while nothing is known. */
export function outlookRange({ total, low, high }: RecordOutlook): string {
  if (total === null && low === '0.00' && high === '100.00') return '—';
  return low === high ? low : `${low}—${high}`;
}

function OutlookPanel({ view }: { view: MidYearView }) {
  const { outlook, rulebook } = view.record;
  return (
    <section class="panel outlook-panel" aria-labelledby="outlook-title">
      <h2 id="outlook-title">全年预计得分</h2>
      <p class="total-line">
        <strong class={outlook.total === null ? 'total open' : 'total'}>
          {outlook.total ?? outlookRange(outlook)}
        </strong>
        {outlook.total === null ? null : <span class="of">区间 {outlookRange(outlook)}</span>}
      </p>
      <p class="note">
        按<a href={`/rulebooks/${rulebook.id}`}>“{rulebook.name}”评分办法</a>
        {outlook.missing > 0 ? ` · 还有 ${outlook.missing} 项没有预计` : ''}
        。累计指标最低按目前完成值，比率指标按全年预计。
      </p>
    </section>
  );
}

function LightsPanel({ view }: { view: MidYearView }) {
  const { money, targets } = view.record.outlook;
  return (
    <section class="panel lights-panel" aria-labelledby="lights-title">
      <h2 id="lights-title">预警</h2>
      <dl class="lights">
        <dt>
          资金 <LightMark light={money.light} />
        </dt>
        <dd>{money.working}</dd>
        <dt>
          目标 <LightMark light={targets.light} />
        </dt>
        <dd>{targets.working}</dd>
      </dl>
    </section>
  );
}

/** What still stops a submission; '' when nothing does. */
function obstacles({ findings, record }: MidYearView): string {
  const unfilled = findings.filter((one) => one.code === 'S6').length;
  const errors = findings.filter((one) => one.severity === 'error' && one.code !== 'S6').length;
  const parts = [unfilled > 0 ? `${unfilled} 处未填` : '', errors > 0 ? `${errors} 处错误` : ''];
  const found = parts.filter((part) => part !== '').join('、');
  return found === '' && record.indicators.length === 0 ? '指标没有导入' : found;
}

/** Above the form: what the year will come to, the lights, 自查, and what can be done next. Part of every answer, out of band. */
export function MidYearPanels({ view, oob = false }: { view: MidYearView; oob?: boolean }) {
  const base = `/projects/${view.project.id}/mid-year`;
  const checks = `/projects/${view.project.id}/checks`;
  return (
    <OutOfBand oob={oob}>
      <div id="mid-year-panels" class="strip" hx-swap-oob={oob ? 'morph' : undefined}>
        <OutlookPanel view={view} />
        <LightsPanel view={view} />
        {view.editable ? (
          <FindingsPanel
            findings={view.findings}
            rows={view.record.indicators}
            acknowledged={view.acknowledged}
            checks={checks}
          />
        ) : null}
        {view.editable ? (
          <SubmissionPanel
            base={base}
            name="提交监控"
            note="提交后本表锁定，年末自评只引用、不改动它；需要更正时须写明原因重新打开。"
            stopped={obstacles(view)}
            unsettled={{ count: countKinds(view.findings, view.acknowledged).warnings, checks }}
            person={view.person}
          />
        ) : null}
        {view.uncovered.length === 0 ? null : (
          <p class="notice amber" role="note">
            打印时没有字体的字：{view.uncovered.map((one) => `“${one}”`).join('')}。纸上会是空框，请改用别的写法。
          </p>
        )}
      </div>
    </OutOfBand>
  );
}
