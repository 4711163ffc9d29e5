import { Page } from '#views/page.tsx';
import type { Frame, ImportView } from '#views/props.ts';

/** 导入: takes the target tables as they were filed; nothing is stored before the preview is confirmed. */
export function ImportPage({ frame, view }: { frame: Frame; view: ImportView }) {
  return (
    <Page title="导入目标表" frame={frame} active="导入">
      <div class="page-title">
        <div>
          <h1>导入绩效目标申报表</h1>
          <p class="subline">选择已公开或已批复的申报表，或填好的自评表，原样导入：先预览，逐格核对、更正后再确认。</p>
        </div>
        <div class="actions">
          <a class="button" href="/imports">
            导入记录
          </a>
        </div>
      </div>
      {view.problem === '' ? null : (
        <p class="notice red" role="alert">
          {view.problem}
        </p>
      )}
      <form id="import" class="card import" method="post" action="/imports" enctype="multipart/form-data">
        <label class="drop" for="import-file">
          <span class="drop-title">把文件拖到这里，或点击选择</span>
          <span class="note">PDF、Word、Excel 或 WPS 表格、CSV、文本，或它们的压缩包</span>
          <input
            type="file"
            id="import-file"
            name="file"
            multiple
            required
            accept=".pdf,.docx,.docm,.xlsx,.xlsm,.xls,.et,.csv,.tsv,.txt,.zip"
          />
        </label>
        <button type="submit" class="primary">
          读取并预览
        </button>
      </form>
      <section class="card steps" aria-labelledby="steps-title">
        <h2 id="steps-title">会读出什么</h2>
        <ul>
          <li>项目名称、性质、类别、主管部门、实施单位和起止日期；</li>
          <li>项目资金总额与年度资金，分开保存；</li>
          <li>项目总目标、年度总体目标；</li>
          <li>各级绩效指标及年度指标值，按原文保存；</li>
          <li>填好的自评表：预算执行数、实际完成值、偏差原因。已有这个项目的只填入，不动目标。</li>
        </ul>
        <p class="note">
          可以读 .pdf、.docx、.xlsx、.xls、.et、.csv、.txt 和
          .zip；一个文件可含多张表，也可一次选多个文件，逐个读取，看得到读到哪里。
        </p>
        <p class="note">读不出或有两种读法的地方会列在预览的最前面，并注明所在的行。</p>
      </section>
    </Page>
  );
}
