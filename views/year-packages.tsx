import { Page } from '#views/page.tsx';
import type { Frame } from '#views/props.ts';
import type { YearPackagesView } from '#views/year-package-props.ts';

function DownloadCard({ years }: { years: YearPackagesView['years'] }) {
  return (
    <section class="card" aria-labelledby="download-title">
      <h2 id="download-title">下载年度数据包</h2>
      <p>
        一个年度的全部内容：项目、指标和目标调整，填报及其历次记录，提交的表，自评报告，整改，截止日期、监控期和自定数值，导入记录。
      </p>
      {years.length === 0 ? (
        <p class="note">还没有项目，没有可以下载的年度。</p>
      ) : (
        <ul class="package-years">
          {years.map(({ year, projects }) => (
            <li>
              <a class="button" href={`/years/${year}/package.json`} download>
                下载 {year} 年度
              </a>{' '}
              <span class="note">{projects} 个项目</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function UploadCard({ problem }: { problem: string }) {
  return (
    <section class="card" aria-labelledby="upload-title">
      <h2 id="upload-title">读入年度数据包</h2>
      <p>先校验，再逐个项目与本机对照；确认之前什么也不存入，本机已有的内容只有您选了才会改。</p>
      <form method="post" action="/year-packages" enctype="multipart/form-data">
        <label class="spoken" for="package-file">
          年度数据包
        </label>
        <div class="storage-action">
          <input
            type="file"
            id="package-file"
            name="file"
            required
            accept=".json,application/json"
            aria-describedby="package-note"
          />
          <button type="submit" class="primary">
            校验并对照
          </button>
        </div>
        <p class="note" id="package-note">
          另一台电脑上“下载年度数据包”得到的 .json 文件，最大 100 MB。
        </p>
        {problem === '' ? null : (
          <p class="red" role="alert">
            {problem}
          </p>
        )}
      </form>
    </section>
  );
}

/** 年度数据包: a whole year as one file, to be downloaded here and read in elsewhere. */
export function YearPackagesPage({ frame, view }: { frame: Frame; view: YearPackagesView }) {
  return (
    <Page title="年度数据包" frame={frame} active="数据">
      <div class="page-title">
        <div>
          <h1>年度数据包</h1>
          <p class="subline">把一个年度整个交给另一台电脑上的绩衡。要保全全部年度，请用“数据与备份”里的备份。</p>
        </div>
        <div class="actions">
          <a class="button" href="/storage">
            数据与备份
          </a>
        </div>
      </div>
      <div class="halves">
        <DownloadCard years={view.years} />
        <UploadCard problem={view.problem} />
      </div>
    </Page>
  );
}
