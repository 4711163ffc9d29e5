// Stands in for npm in the tests of the launcher: does what npm would do with packages that are already on this machine.
const { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const words = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const lockfile = () => JSON.parse(readFileSync('package-lock.json', 'utf8'));

appendFileSync(join(__dirname, 'npm-calls.txt'), `${words.join(' ')}\n`);
if (process.env.NPM_FAILS) {
  console.error(`npm error code ${process.env.NPM_FAILS}\nnpm error the registry does not answer`);
  process.exit(1);
}
if (words[0] === 'config') console.log('/etc/npmrc');
if (words[0] === 'ci' || words[0] === 'install') {
  if (words[0] === 'ci' && process.env.NPM_CI_REFUSES) {
    if (process.env.npm_config_loglevel !== 'silent') console.error('npm error code EUSAGE');
    process.exit(1);
  }
  rmSync('node_modules', { recursive: true, force: true });
  const { packages } = lockfile();
  for (const path of Object.keys(packages).filter(Boolean)) install(path);
  const wait = Number(process.env.NPM_TAKES ?? 0);
  setTimeout(() => writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages })), wait);
}

function install(path) {
  mkdirSync(dirname(path), { recursive: true });
  const real = join(process.env.MODULES, path.slice('node_modules/'.length));
  if (existsSync(real)) {
    symlinkSync(real, path, 'junction');
    return;
  }
  // The only package that is not among ours is the bare Node.
  mkdirSync(join(path, 'bin'), { recursive: true });
  writeFileSync(join(path, 'package.json'), '{}');
  symlinkSync(process.execPath, join(path, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'));
}
