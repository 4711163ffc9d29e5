import { newId } from '#db/new-id.ts';
import { saveRulebookOverride } from '#db/rulebook-overrides.ts';
import type { Db } from '#db/schema.ts';
import { listUnits } from '#db/units.ts';
import { AppError } from '#src/errors.ts';
import { checkOverride } from '#src/rules/override.ts';
import { findRulebook } from '#src/rules/rulebooks/all.ts';

/** A unit's own figure as typed: the value is JSON, as the rulebook page shows the present one. */
export interface TypedOverride {
  rulebook: string;
  figure: string;
  value: string;
  source: string;
  validFrom: string;
  by: string;
  at: string;
}

/** An empty cell is null: 及格门槛 may be left out. */
function parseValue(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('invalid', '数值的写法不对，请按“现行数值”的样子填写。');
  }
}

/**
 * 本单位自定数值: keeps a dated figure with its source for every unit here, in place of the rulebook's; open forms score by it
 * at once, frozen ones never. Refuses with a sentence what the figure's rule does not allow.
 */
export async function overrideFigure(db: Db, typed: TypedOverride): Promise<void> {
  const { rulebook, figure, source, validFrom, by, at } = typed;
  if (!findRulebook(rulebook)) throw new AppError('not-found', `没有评分办法“${rulebook}”。`);
  const value = parseValue(typed.value);
  const problem = checkOverride({ figure, value, source, validFrom });
  if (problem) throw new AppError('invalid', problem);
  await db.transaction().execute(async (db) => {
    for (const { id: unitId } of await listUnits(db)) {
      const kept = {
        figure,
        value: JSON.stringify(value),
        source: source.trim(),
        validFrom,
        createdAt: at,
        createdBy: by,
      };
      await saveRulebookOverride(db, { id: newId(), unitId, rulebook, ...kept });
    }
  });
}
