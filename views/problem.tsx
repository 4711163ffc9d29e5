import { Page } from '#views/page.tsx';
import type { Frame, ProblemView } from '#views/props.ts';

const TITLES: Record<ProblemView['status'], string> = {
  400: '请求无法识别',
  403: '不允许的操作',
  404: '没有找到',
  409: '现在不能这样做',
  413: '文件太大',
  500: '系统出错，已记录',
  503: '系统忙',
};

/** One sentence on why the wanted page is not shown and where to go from here; after a 500 also a number to quote. */
export function ProblemPage({ frame, view }: { frame: Frame; view: ProblemView }) {
  return (
    <Page title={TITLES[view.status]} frame={frame}>
      <section class="card problem" aria-labelledby="problem-title">
        <h1 id="problem-title">{TITLES[view.status]}</h1>
        <p>{view.sentence}</p>
        {view.number === '' ? null : (
          <p>
            向管理员报告时请提供编号 <strong class="number">{view.number}</strong>。
          </p>
        )}
        <p>
          <a class="button" href={`/?year=${frame.year}`}>
            回到我的一年
          </a>
        </p>
      </section>
    </Page>
  );
}
