// @ts-check
/**
 * The beginning of every npm script: `node src/launch.mjs [--watch] [--browser] COMMAND ARGUMENTS…`. Sees to a recent
 * Node, the packages and, if asked, a browser, then starts the command. Runs on Node 18 and newer, without packages.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandEnvironment, nodeArguments, readRequest, runCommand } from './launch/command.mjs';
import { prepareNode } from './launch/node.mjs';
import { preparePackages } from './launch/packages.mjs';
import { sayOn, Trouble } from './launch/words.mjs';

const root = join(fileURLToPath(import.meta.url), '../..');
const say = sayOn(process.stderr);

try {
  const request = readRequest(process.argv.slice(2));
  const args = nodeArguments(request, root);
  const node = await prepareNode({ root, say });
  await preparePackages({ root, node, say });
  const problem = request.browser ? await browserProblem(node) : undefined;
  runCommand(node, args, commandEnvironment(process.env, root, node), (code) => {
    if (problem && code !== 0) say(problem);
  });
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}

/**
 * Finds or installs a browser. Without any the command starts all the same, so that what needs none is still tested
 * and what needs one fails; the sentence is said before and again at the end.
 * @param {string} node
 */
async function browserProblem(node) {
  const { findBrowser } = await import('./launch/browser.mjs');
  const found = await findBrowser({ install: true, say, node });
  if ('problem' in found) {
    say(found.problem);
    return found.problem;
  }
  return undefined;
}
