import { newId } from '#db/new-id.ts';
import { pinyinOf } from '#db/pinyin-of.ts';
import type { Indicator, Project, Unit } from '#db/schema.ts';

const AT = '2025-01-06T01:00:00.000Z';

/** A unit with everything filled in but what the test names. */
export function aUnit(given: Partial<Unit> = {}): Unit {
  return { id: newId(), name: `测试单位${newId()}`, isSample: 0, createdAt: AT, ...given };
}

/** A project of a unit with everything filled in but what the test names. */
export function aProject(unitId: string, given: Partial<Project> = {}): Project {
  const name = given.name ?? '信息化建设项目';
  return {
    id: newId(),
    unitId,
    year: 2024,
    name,
    pinyin: pinyinOf(name),
    nature: '其他一次性项目',
    projectClass: '特定目标类',
    department: '某市某局',
    unit: '某市某中心',
    startDate: '2024-01-01',
    endDate: '2024-12-31',
    currency: '元',
    projectTotal: null,
    projectAppropriation: null,
    projectOther: null,
    yearTotal: 146_840_000,
    yearAppropriation: 146_840_000,
    carriedOver: 0,
    other: 0,
    goal: null,
    annualGoal: '完成平台改造',
    rulebook: 'shanghai',
    previousProjectId: null,
    position: 1,
    createdAt: AT,
    ...given,
  };
}

/** An indicator of a project with everything filled in but what the test names. */
export function anIndicator(projectId: string, given: Partial<Indicator> = {}): Indicator {
  return {
    id: newId(),
    projectId,
    position: 1,
    category: '产出指标',
    subcategory: '数量指标',
    name: '改造系统数量',
    target: '≥2.00(个)',
    weight: null,
    removedAt: null,
    optionsReversed: 0,
    createdAt: AT,
    ...given,
  };
}
