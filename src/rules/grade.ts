import type { Rulebook } from '#src/rules/rulebook.ts';

/** 等级 of a total in hundredths of a point: half-open bands, so that 89.60 is 良 and no total falls into a gap. */
export function gradeOf(total: number, book: Rulebook): string {
  const grade = book.grades.find((bound) => total >= bound.from);
  if (!grade) throw new Error(`rulebook ${book.id} has no grade for ${total}`);
  return grade.name;
}
