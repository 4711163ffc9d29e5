interface HandOffProps {
  project: { id: string; name: string };
  /** True while the form is not submitted: what is printed then says 草稿. */
  draft: boolean;
}

/** The links of 交出, each with what it leads to. */
function linksOf({ project, draft }: HandOffProps): { name: string; href: string; file: boolean }[] {
  const base = `/projects/${project.id}`;
  const form = `${base}/year-end`;
  return [
    { name: draft ? '草稿 PDF' : '正式表 PDF', href: `${form}/form.pdf`, file: true },
    { name: draft ? '草稿 Excel' : '正式表 Excel', href: `${form}/form.xlsx`, file: true },
    { name: '公开版 PDF', href: `${form}/public-form.pdf`, file: true },
    { name: '公开版 Excel', href: `${form}/public-form.xlsx`, file: true },
    { name: '空表 PDF', href: `${base}/blank-form.pdf`, file: true },
    { name: '复制到一体化', href: `${base}/copy`, file: false },
  ];
}

function Links(props: HandOffProps & { named?: boolean }) {
  return (
    <ul>
      {linksOf(props).map(({ name, href, file }) => (
        <li>
          <a
            href={href}
            target={file ? '_blank' : undefined}
            rel={file ? 'noopener' : undefined}
            aria-label={props.named ? `${name}：${props.project.name}` : undefined}
          >
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** 交出 beside a form: everything that others get of it. */
export function HandOffPanel(props: HandOffProps) {
  return (
    <section class="panel hand-off" aria-labelledby="hand-off-title">
      <h2 id="hand-off-title">交出</h2>
      <Links {...props} />
      <p class="note">公开版不含签字栏、版本号和联系方式；空表供业务处室手工填写。</p>
    </section>
  );
}

/** 交出 in a list of projects: the same links behind one word. */
export function HandOffMenu(props: HandOffProps) {
  return (
    <details class="menu hand-off-menu">
      <summary aria-label={`交出：${props.project.name}`}>交出</summary>
      <Links {...props} named />
    </details>
  );
}
