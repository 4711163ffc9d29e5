import type { Child } from 'hono/jsx';
import { StateMark } from '#views/marks.tsx';
import type { ProjectHead } from '#views/props.ts';

type Tab = '目标' | '年中监控' | '年末自评' | '自查' | '自评报告' | '对比' | '整改' | '填报记录';

const TABS: { name: Tab; path: string }[] = [
  { name: '目标', path: '' },
  { name: '年中监控', path: '/mid-year' },
  { name: '年末自评', path: '/year-end' },
  { name: '自查', path: '/checks' },
  { name: '自评报告', path: '/narrative' },
  { name: '对比', path: '/comparison' },
  { name: '整改', path: '/rectifications' },
  { name: '填报记录', path: '/history' },
];

/** Where one is, the project's name and state, what can be done here, and its tabs. */
export function ProjectTitle({ project, tab, children }: { project: ProjectHead; tab?: Tab; children?: Child }) {
  return (
    <div class="project-title">
      <p class="path">
        <a href={`/?year=${project.year}`}>{project.year} 年度</a> › {project.name}
      </p>
      <div class="headline">
        <h1>{project.name}</h1>
        <StateMark state={project.status.state} />
        <div class="actions">{children}</div>
      </div>
      <nav class="tabs" aria-label="本项目">
        <ul>
          {TABS.map(({ name, path }) => (
            <li>
              <a href={`/projects/${project.id}${path}`} aria-current={name === tab ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
