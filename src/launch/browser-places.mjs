// @ts-check
import { posix, win32 } from 'node:path';

const LINUX_NAMES = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const LINUX_FOLDERS = ['/usr/local/bin', '/usr/bin', '/snap/bin'];
const MAC_PROGRAMS = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const WINDOWS_PROGRAMS = ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe'].concat(
  'Microsoft\\Edge\\Application\\msedge.exe',
);

/**
 * Where a browser of the system may lie, best first: a headless shell, Chromium, Chrome, Edge. Whether one is really
 * there is not looked at.
 * @param {string} platform as `process.platform`
 * @param {NodeJS.ProcessEnv} env for the search path (Linux) and the program folders (macOS, Windows)
 * @returns {string[]} absolute paths, each once
 */
export function browserCandidates(platform, env) {
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((folder) => folder);
    return WINDOWS_PROGRAMS.flatMap((program) => folders.map((folder) => win32.join(String(folder), program)));
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env.HOME ? [posix.join(env.HOME, 'Applications')] : [])];
    return MAC_PROGRAMS.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
  }
  const path = (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const folders = [...new Set([...path, ...LINUX_FOLDERS])];
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}

/**
 * The headless shells in a folder laid out like puppeteer's cache
 * (`chrome-headless-shell/linux-156.0.1.2/chrome-headless-shell-linux64/chrome-headless-shell`), newest first.
 * @param {string} cache
 * @param {string} platform as `process.platform`
 * @param {(folder: string) => string[]} list the names in a folder, none if it is not there
 * @returns {string[]}
 */
export function cachedShells(cache, platform, list) {
  const { join } = platform === 'win32' ? win32 : posix;
  const top = join(cache, 'chrome-headless-shell');
  const prefix = { win32: 'win', darwin: 'mac' }[platform] ?? platform;
  const builds = list(top).filter((name) => name.startsWith(prefix));
  const byVersion = new Intl.Collator('en', { numeric: true });
  builds.sort((a, b) => byVersion.compare(versionOf(b), versionOf(a)));
  return builds.flatMap((build) =>
    list(join(top, build))
      .filter((name) => name.startsWith('chrome-headless-shell-'))
      .map((name) =>
        join(top, build, name, platform === 'win32' ? 'chrome-headless-shell.exe' : 'chrome-headless-shell'),
      ),
  );
}

/** @param {string} build e.g. `linux-156.0.8078.47` */
function versionOf(build) {
  return build.slice(build.lastIndexOf('-') + 1);
}

/**
 * Whether the system's packages are Debian's, by the text of /etc/os-release.
 * @param {string} release
 */
export function isDebian(release) {
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
}
