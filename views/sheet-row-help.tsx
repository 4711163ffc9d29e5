import { notationOf } from '#src/rules/notations.ts';
import { rulesOf } from '#src/rules/rule-words.ts';
import type { RowProps } from '#views/sheet-row.tsx';

/** 评分规则 and 怎么填 of one row: the rule's words with their source, and examples of its target's notation. */
export function RowHelp({ view, row, score }: RowProps) {
  if (!score.target.ok) return null;
  const { target } = score.target;
  const book = view.sheet.rulebook;
  const { section, rules } = rulesOf(target, row, book);
  const { id, name, actuals, met } = notationOf(target);
  return (
    <>
      <div class="action">
        <span class="caption">评分规则</span>
        <ul class="row-rules">
          {rules.map((rule) => (
            <li>{rule}</li>
          ))}
        </ul>
        <p class="note">
          出处：<a href={`/rulebooks/${book.id}#${section}-title`}>“{book.name}”评分办法</a>，{book.documents[0]}
        </p>
      </div>
      <div class="action">
        <span class="caption">怎么填</span>
        <p>
          {name}：{met}。{actuals.length > 0 ? `例如 ${actuals.slice(0, 3).join('、')}。` : ''}
          <a href={`/help#notation-${id}`}>各种写法</a>
        </p>
      </div>
    </>
  );
}
