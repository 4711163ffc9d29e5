import { type Acknowledgement, isUnsettled } from '#src/rules/acknowledgement.ts';
import type { Finding } from '#src/rules/findings.ts';
import { partOf } from '#src/rules/place-name.ts';
import { anchorOf } from '#views/finding-place.ts';
import { FindingCounts } from '#views/marks.tsx';
import { groupFindings } from '#views/props.ts';

interface FindingsPanelProps {
  findings: readonly Finding[];
  /** The rows that findings point at. */
  rows: readonly { id: string; name: string }[];
  acknowledged: ReadonlyMap<string, Acknowledgement>;
  /** The address of 自查, where warnings are acknowledged. */
  checks: string;
}

function Place({ rows, finding }: Pick<FindingsPanelProps, 'rows'> & { finding: Finding }) {
  const { indicator, field } = finding;
  const row = indicator === null ? null : rows[indicator];
  const id = indicator === null ? null : (row?.id ?? '');
  return <a href={anchorOf({ field, indicatorId: id })}>{indicator === null ? partOf(field) : (row?.name ?? '')}</a>;
}

/** What is not filled in yet: one number, opened into a list of links. */
function Unfilled({ rows, findings }: Pick<FindingsPanelProps, 'rows' | 'findings'>) {
  if (findings.length === 0) return null;
  return (
    <details class="unfilled" id="unfilled">
      <summary>还有 {findings.length} 处未填</summary>
      <ul>
        {findings.map((one) => (
          <li>
            <Place rows={rows} finding={one} />
            {one.message === '实际完成值未填。' ? null : <span>{one.message}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** 自查 beside a form: errors, then warnings, those that are 已知晓 folded behind them with their note, and what is not filled in. */
export function FindingsPanel({ findings, rows, acknowledged, checks }: FindingsPanelProps) {
  const { listed, unfilled } = groupFindings(findings);
  const open = listed.filter((one) => one.severity === 'hint' || isUnsettled(one, acknowledged));
  const known = listed.filter((one) => !open.includes(one));
  const errors = open.filter((one) => one.severity === 'error').length;
  return (
    <section class="panel findings-panel" aria-labelledby="findings-title">
      <h2 id="findings-title">
        <a href={checks}>自查</a>
        <FindingCounts errors={errors} warnings={open.length - errors} none="" />
      </h2>
      {listed.length === 0 && unfilled.length === 0 ? <p class="note">没有发现问题。</p> : null}
      <ul>
        {open.map((one) => (
          <li class={`finding-item ${one.severity}`}>
            <Place rows={rows} finding={one} />
            <span>{one.message}</span>
          </li>
        ))}
      </ul>
      {known.length === 0 ? null : (
        <details class="unfilled" id="known">
          <summary>已知晓 {known.length} 处</summary>
          <ul>
            {known.map((one) => (
              <li>
                <Place rows={rows} finding={one} />
                <span>{acknowledged.get(one.code)?.note}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Unfilled rows={rows} findings={unfilled} />
    </section>
  );
}
