import type { RulebookView } from '#views/props.ts';

function unitName({ units, unitId }: RulebookView): string {
  return units.find((unit) => unit.id === unitId)?.name ?? '';
}

function Units({ id, view }: { id: string; view: RulebookView }) {
  return (
    <select id={id} name="unit">
      {view.units.map((unit) => (
        <option value={unit.id} selected={unit.id === view.unitId}>
          {unit.name}
        </option>
      ))}
    </select>
  );
}

/** Another unit's own figures of the same book; nothing where there is no choice. */
function UnitChoice({ view }: { view: RulebookView }) {
  if (view.units.length < 2) return null;
  return (
    <form class="unit-choice" method="get" action={`/rulebooks/${view.book.id}`}>
      <label for="shown-unit">单位</label>
      <Units id="shown-unit" view={view} />
      <button type="submit">查看</button>
    </form>
  );
}

/** 本单位自定: the figures of one unit's own with their value, source and date. */
export function OwnFigures({ view }: { view: RulebookView }) {
  return (
    <section class="panel" aria-labelledby="own-title">
      <h2 id="own-title">本单位自定</h2>
      <UnitChoice view={view} />
      {view.own.length === 0 ? <p class="note">没有自定数值，全部按本办法执行。</p> : null}
      <dl class="own-list">
        {view.own.map(({ name, text, source, validFrom, holds }) => (
          <div>
            <dt>{name}</dt>
            <dd class="figure-text">{text === '' ? '不设' : text}</dd>
            <dd class="note">
              {source}，{validFrom} 起{holds ? '' : '（尚未生效）'}
            </dd>
          </div>
        ))}
      </dl>
      {view.unitId === null ? (
        <p class="note">导入目标表、有了单位以后，可以自定数值。</p>
      ) : (
        <p class="note">
          <a href="#own-figure">自定一项数值</a>
        </p>
      )}
    </section>
  );
}

function Fields({ view }: { view: RulebookView }) {
  return (
    <form class="stack" method="post" action={`/rulebooks/${view.book.id}/overrides`}>
      {view.units.length > 1 ? (
        <div>
          <label for="own-figure-unit">单位</label>
          <Units id="own-figure-unit" view={view} />
        </div>
      ) : (
        <input type="hidden" name="unit" value={view.unitId ?? ''} />
      )}
      <div>
        <label for="own-figure-name">项目</label>
        <select id="own-figure-name" name="figure">
          {view.figures.map(({ figure, name }) => (
            <option value={figure}>{name}</option>
          ))}
        </select>
      </div>
      <div>
        <label for="own-figure-value">数值（照表中“现行”一栏的样子写）</label>
        <textarea id="own-figure-value" name="value" rows={5} />
      </div>
      <div>
        <label for="own-figure-source">来源（文件名称和文号）</label>
        <input type="text" id="own-figure-source" name="source" required maxlength={200} />
      </div>
      <div>
        <label for="own-figure-date">从哪天起</label>
        <input type="date" id="own-figure-date" name="validFrom" required />
      </div>
      <button type="submit">保存</button>
      <p class="note">只用于所选单位；保存后，未提交的自评表按新数值计分，已提交的不变。</p>
    </form>
  );
}

function PresentFigures({ view }: { view: RulebookView }) {
  return (
    <table class="bare grid present-figures">
      <caption>{unitName(view)}现行数值</caption>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">现行</th>
          <th scope="col">写法</th>
        </tr>
      </thead>
      <tbody>
        {view.figures.map(({ name, text, explanation, example }) => (
          <tr>
            <th scope="row">{name}</th>
            <td class="figure-text">{text === '' ? '不设' : text}</td>
            <td>
              {explanation}。{text === example ? '' : `例如“${example.replaceAll('\n', '；')}”。`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 自定一项数值: the form, and beside it every figure as it holds today and how to write it. */
export function OwnFigureForm({ view }: { view: RulebookView }) {
  if (view.unitId === null) return null;
  return (
    <section class="card own-figure" id="own-figure" aria-labelledby="own-figure-title">
      <h2 id="own-figure-title">自定一项数值</h2>
      <div class="own-figure-columns">
        <Fields view={view} />
        <PresentFigures view={view} />
      </div>
    </section>
  );
}
