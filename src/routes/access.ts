/**
 * Who may use a route. There are no accounts yet: the server listens on this machine only and everybody at it is `local`;
 * `development` routes exist only when the program is started for work on itself.
 */
export type Access = 'local' | 'development';

/** Every route with its access. test/routes/access.test.ts compares this list with the routes of the running application. */
export const ACCESS: Readonly<Record<string, Access>> = {
  'GET /': 'local',
  'POST /person': 'local',
  'POST /deadlines': 'local',
  'POST /sample/removal': 'local',
  'GET /public/:name': 'local',
  'GET /projects/:id': 'local',
  'POST /projects/:id/rulebook': 'local',
  'POST /projects/:id/indicators/:indicator/target': 'local',
  'GET /projects/:id/year-end': 'local',
  'PUT /projects/:id/year-end/cells/:subject/:field': 'local',
  'POST /projects/:id/year-end/weights/reset': 'local',
  'POST /projects/:id/year-end/submission': 'local',
  'POST /projects/:id/year-end/reopening': 'local',
  'GET /projects/:id/year-end/form.pdf': 'local',
  'GET /projects/:id/year-end/submissions/:version/form.pdf': 'local',
  'GET /projects/:id/comparison': 'local',
  'GET /comparison': 'local',
  'GET /imports/new': 'local',
  'POST /imports': 'local',
  'GET /imports/:id': 'local',
  'POST /imports/:id/confirmation': 'local',
  'GET /rulebooks': 'local',
  'GET /rulebooks/:id': 'local',
  'POST /rulebooks/:id/overrides': 'local',
  'GET /reports': 'local',
  'GET /reports/booklet.pdf': 'local',
  'GET /storage': 'local',
  'GET /storage/check': 'local',
  'POST /storage/backups': 'local',
  'GET /storage/backups/:name': 'local',
  'POST /storage/backups/:name/restores': 'local',
  'POST /storage/restores': 'local',
  'GET /storage/restores/:id': 'local',
  'POST /storage/restores/:id/confirmation': 'local',
  'POST /storage/restores/:id/removal': 'local',
  'GET /gallery': 'development',
  'GET /gallery/:index': 'development',
};
