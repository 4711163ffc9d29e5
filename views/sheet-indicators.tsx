import type { SheetView } from '#views/props.ts';
import { SheetRow } from '#views/sheet-row.tsx';

const HEADS = [
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '偏差原因分析及改进措施',
];

/** The heads of the indicator table; they stay in sight while the rows are walked. */
export function IndicatorHead() {
  return (
    <tbody class="indicator-head">
      <tr>
        {HEADS.map((head) => (
          <th scope="col">{head}</th>
        ))}
      </tr>
    </tbody>
  );
}

/** All indicator rows: the answer to a changed weight, which moves the weights and scores of others too. */
export function IndicatorBody({ view }: { view: SheetView }) {
  return (
    <tbody id="sheet-indicators" hx-target="closest tr">
      {view.sheet.indicators.map((_, index) => (
        <SheetRow view={view} index={index} />
      ))}
    </tbody>
  );
}
