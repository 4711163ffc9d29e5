import { describe, expect, test } from 'vitest';
import { readSmallForm } from '#test/import/small-form.ts';

const A = '三年内把四条河道全部疏浚一遍，恢复行洪和通航能力。';
const B = '今年完成两条河道的疏浚。';
const read = (...goals: string[]) => {
  const { project, problems } = readSmallForm({ goals });
  return { goal: project.goal, annualGoal: project.annualGoal, problems };
};
const goals = (goal: string | null, annualGoal: string | null) => ({ goal, annualGoal, problems: [] });
const BROKEN = ['项目', '绩效', '目标', '项目总目标 年度总体目标'];
const WHOLE = ['项目绩效目标', '项目总目标 年度总体目标'];

describe('两个标签下面的文字', () => {
  test.each([
    ['只有一段：是年度总体目标', [...WHOLE, A], goals(null, A)],
    ['一段断成几行', [...BROKEN, A.slice(0, 15), A.slice(15)], goals(null, A)],
    ['一个字也没有', WHOLE, goals(null, null)],
    ['各在自己的标签后面', ['项目绩效目标', `项目总目标 ${A}`, `年度总体目标 ${B}`], goals(A, B)],
    ['只有项目总目标有文字', ['项目绩效目标', `项目总目标 ${A}`, '年度总体目标'], goals(A, null)],
    ['只有年度总体目标一个标签', ['项目绩效目标', '年度总体目标', B], goals(null, B)],
    ['用引号括起来', [...BROKEN, `"1.${A}`, '2.清理岸坡。', '"', `"1.${B}"`], goals(`1.${A}2.清理岸坡。`, `1.${B}`)],
    ['只有一段，用引号括起来', [...BROKEN, `"${A}"`], goals(null, A)],
    [
      '项目总体目标，带起止年份',
      ['项目绩效目标', '项目总体目标', '(2024 年-2026 年)', '年度总体目标', B],
      goals(null, B),
    ],
    [
      '序号从头再来',
      [...BROKEN, '1.疏浚四条河道。', '2.整治岸坡。', '1.疏浚两条河道。', '2.设置护栏。'],
      goals('1.疏浚四条河道。2.整治岸坡。', '1.疏浚两条河道。2.设置护栏。'),
    ],
    ['同一段文字出现两遍', [...BROKEN, B, B.slice(0, 6), B.slice(6)], goals(B, B)],
    ['中间空一行', [...BROKEN, A.slice(0, 15), A.slice(15), '', B.slice(0, 6), B.slice(6)], goals(A, B)],
    ['同一行，中间有空格', [...BROKEN, `${A} ${B}`], goals(A, B)],
    ['没有断行的表里各占一行', [...WHOLE, A, B], goals(A, B)],
    ['后一行比前一行长，前一行不会是断行', [...BROKEN, B, A], goals(B, A)],
    [
      '没有句号的两行',
      [...WHOLE, '建立长效管护机制', '完成两条河道的疏浚'],
      goals('建立长效管护机制', '完成两条河道的疏浚'),
    ],
  ])('%s', (_, lines, expected) => {
    expect(read(...lines)).toEqual(expected);
  });

  test('两栏的宽度不同', () => {
    const left = [
      '三年内把四条河道全部疏浚一遍，恢复行洪和通',
      '航能力，同步整治岸坡、补种水生植物，建立常',
      '态化的管护制度。',
    ];
    const right = ['今年完成两条河道的疏浚，', '处置淤泥八千立方米，汛期', '前全部完工。'];
    expect(read(...BROKEN, ...left, ...right)).toEqual(goals(left.join(''), right.join('')));
  });
});

describe('一段文字里的几段话', () => {
  test.each([
    ['一、二、三、', ['一、疏浚两条河道，清运淤泥。', '二、整治岸坡，设置护栏。', '三、建立巡查制度。']],
    ['1. 2. 断行', ['1.疏浚两条河道，清运淤泥并做好', '无害化处置。', '2.整治岸坡。']],
    ['二、下面再分 1. 2.', ['一、疏浚河道。', '二、管护：1.巡查。', '2.保洁。', '三、宣传。']],
    ['（一）（二）', ['（一）疏浚河道。', '（二）整治岸坡。']],
    ['①②', ['①疏浚河道。', '②整治岸坡。']],
    ['目标1：目标2：', ['目标1：疏浚河道。', '目标2：整治岸坡。']],
  ])('序号连着的是同一段：%s', (_, lines) => {
    expect(read(...BROKEN, ...lines)).toEqual(goals(null, lines.join('')));
  });

  test('词中间断行时西文之间留空格，中文之间不留', () => {
    expect(read(...BROKEN, '推广 BIM', 'Viewer 在疏浚工程', '中的应用。').annualGoal).toBe(
      '推广 BIM Viewer 在疏浚工程中的应用。',
    );
  });
});

describe('分不清的两栏都空着，全文报告', () => {
  test.each([
    ['几段话，没有序号', [A, '整治岸坡。', B]],
    [
      '两段话断行宽度一样',
      ['三年内把四条河道全部疏浚', '一遍，恢复行洪能力。', '今年完成两条河道的疏浚，', '处置淤泥。'],
    ],
    ['一句话恰好在行末结束', ['三年疏浚四条河道，处置淤泥。', '今年完成两条河道。']],
    ['三遍序号', ['1.疏浚。', '1.护岸。', '1.保洁。']],
  ])('%s', (_, lines) => {
    const text = lines.join(' ');
    expect(read(...BROKEN, ...lines)).toMatchObject({ goal: null, annualGoal: null, problems: [{ line: 15, text }] });
  });
});
