import {
  checkRules,
  monitoringRules,
  optionRules,
  quantityRules,
  roundPoints,
  satisfactionRules,
  totalRules,
  wordRules,
} from '#src/rules/rule-words.ts';
import type { CategoryWeights, Rulebook } from '#src/rules/rulebook.ts';
import { OwnFigureForm, OwnFigures } from '#views/own-figures.tsx';
import { Page } from '#views/page.tsx';
import type { Frame, RulebookView } from '#views/props.ts';

function Weights({ book }: { book: Rulebook }) {
  const cell = (value: number | null) => (value === null ? '并入产出' : roundPoints(value));
  const schemes: [string, CategoryWeights, boolean][] = [
    ['没有成本指标', book.weightsWithoutCost, false],
    ['有成本指标', book.weightsWithCost, true],
  ];
  return (
    <table class="bare grid">
      <caption class="spoken">各类指标的分值</caption>
      <thead>
        <tr>
          <th scope="col">情形</th>
          <th scope="col">成本</th>
          <th scope="col">产出</th>
          <th scope="col">效益</th>
          <th scope="col">满意度</th>
          <th scope="col">预算执行率</th>
        </tr>
      </thead>
      <tbody>
        {schemes.map(([name, scheme, withCost]) => (
          <tr>
            <th scope="row">{name}</th>
            <td class="number">{withCost ? cell(scheme.cost) : '—'}</td>
            <td class="number">{roundPoints(scheme.output)}</td>
            <td class="number">{roundPoints(scheme.benefit)}</td>
            <td class="number">{roundPoints(scheme.satisfaction)}</td>
            <td class="number">{roundPoints(book.moneyWeight)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rules({ id, title, rules }: { id: string; title: string; rules: readonly string[] }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="rules">
        {rules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
    </section>
  );
}

function Options({ book }: { book: Rulebook }) {
  const rules = optionRules(book);
  if (rules.length === 0) return null;
  return <Rules id="options-title" title="选项指标（如优良中低差）" rules={rules} />;
}

function Sources({ book }: { book: Rulebook }) {
  return (
    <section class="panel" aria-labelledby="sources-title">
      <h2 id="sources-title">依据与来源</h2>
      <ul class="sources">
        {book.documents.map((document) => (
          <li>{document}</li>
        ))}
      </ul>
      <p class="note">{book.source}</p>
    </section>
  );
}

function ToCheck({ book }: { book: Rulebook }) {
  if (book.toCheck.length === 0) return null;
  return (
    <section class="panel to-check" aria-labelledby="check-title">
      <h2 id="check-title">
        待核对 <span class="mark amber">{book.toCheck.length}</span>
      </h2>
      <dl>
        {book.toCheck.map(({ figure, note }) => (
          <div>
            <dt>{figure}</dt>
            <dd>{note}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Another book for the same unit; a single unit needs no naming. */
function rulebookAddress({ units, unitId }: RulebookView, id: string): string {
  return units.length > 1 && unitId !== null ? `/rulebooks/${id}?unit=${unitId}` : `/rulebooks/${id}`;
}

function Books({ view }: { view: RulebookView }) {
  return (
    <nav class="tabs" aria-label="评分办法">
      <ul>
        {view.books.map((book) => (
          <li>
            <a href={rulebookAddress(view, book.id)} aria-current={book.id === view.book.id ? 'page' : undefined}>
              {book.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** 评分办法 in words, with its documents and what has not been checked against the original yet. */
export function RulebookPage({ frame, view }: { frame: Frame; view: RulebookView }) {
  const { book } = view;
  return (
    <Page title={`评分办法：${book.name}`} frame={frame} active="评分办法">
      <div class="page-title">
        <div>
          <h1>评分办法：{book.name}</h1>
          <p class="subline">
            适用：{book.place}　表名：{book.formTitle}　金额单位：{book.currency}　版本：{book.version}
          </p>
        </div>
      </div>
      <Books view={view} />
      <div class="with-aside whole-aside">
        <article class="card rulebook">
          <section aria-labelledby="weights-title">
            <h2 id="weights-title">分值</h2>
            <Weights book={book} />
            <p class="note">同一类别内未注明分值的指标平均分配，余数归最后一项；目标表注明分值的从其注明。</p>
          </section>
          <Rules id="quantity-title" title="定量指标" rules={quantityRules(book)} />
          <Rules id="words-title" title="定性指标" rules={wordRules(book)} />
          <Options book={book} />
          <Rules id="satisfaction-title" title="满意度指标" rules={satisfactionRules(book)} />
          <Rules id="total-title" title="总分与等级" rules={totalRules(book)} />
          <Rules id="monitoring-title" title="年中监控" rules={monitoringRules(book)} />
          <Rules id="checks-title" title="自查" rules={checkRules(book)} />
        </article>
        <aside aria-label="依据与待核对">
          <div class="aside-panels">
            <Sources book={book} />
            <ToCheck book={book} />
            <OwnFigures view={view} />
          </div>
        </aside>
      </div>
      <OwnFigureForm view={view} />
    </Page>
  );
}
