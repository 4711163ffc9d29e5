import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '#test/support/project-checks.ts';

/** How a start of the launcher ended. */
export type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };

/** A start of the launcher: the running program, and the promise of its end. */
export type Started = { child: ChildProcess; ended: Promise<Ended> };

const LOCKED = { version: '1.0.0', integrity: 'sha512-x' };

/**
 * A project in a temporary folder (with a blank and Chinese in its name) that holds the launcher and little else. npm
 * is a stand-in of ours, so that nothing leaves this machine; it writes what it is asked to `npm-calls.txt`.
 */
export class TemporaryProject {
  readonly root = mkdtempSync(join(tmpdir(), '绩衡 launch-'));
  private readonly npm = join(this.root, 'npm-cli.cjs');

  constructor(engines = '>=18') {
    cpSync(join(ROOT, 'src/launch'), join(this.root, 'src/launch'), { recursive: true });
    cpSync(join(ROOT, 'src/launch.mjs'), join(this.root, 'src/launch.mjs'));
    cpSync(join(ROOT, 'test/launch/stand-in-npm.cjs'), this.npm);
    const project = { name: 'tried', type: 'module', engines: { node: engines }, dependencies: { tsx: '1.0.0' } };
    this.write('package.json', JSON.stringify(project));
    this.writeLockfile(LOCKED);
    this.write('tsconfig.json', '{}');
  }

  /** Writes a lockfile that asks for tsx alone. */
  writeLockfile(entry: { version: string; integrity: string }): void {
    const packages = { '': {}, 'node_modules/tsx': entry };
    this.write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages }));
  }

  /** Puts the packages there as a finished installation leaves them. */
  installPackages(folder = join(this.root, 'node_modules')): void {
    mkdirSync(folder, { recursive: true });
    symlinkSync(join(ROOT, 'node_modules/tsx'), join(folder, 'tsx'), 'junction');
    writeFileSync(join(folder, '.package-lock.json'), JSON.stringify({ packages: { 'node_modules/tsx': LOCKED } }));
  }

  write(path: string, text: string): string {
    const target = join(this.root, path);
    writeFileSync(target, text);
    return target;
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  /** What npm was asked, one call a line, without its options. */
  npmCalls(): string[] {
    const path = join(this.root, 'npm-calls.txt');
    return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
  }

  start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
    return this.startNode([join(this.root, 'src/launch.mjs'), ...args], env);
  }

  /** Starts the launcher under a program that, like npm's shell, passes no signal on. */
  startUnderShell(args: readonly string[], env: NodeJS.ProcessEnv): Started {
    const command = JSON.stringify([join(this.root, 'src/launch.mjs'), ...args]);
    const shell = `require('node:child_process').spawn(process.execPath, ${command}, { stdio: 'inherit' })`;
    return this.startNode(['-e', shell], env);
  }

  private startNode(args: readonly string[], env: NodeJS.ProcessEnv): Started {
    const child = spawn(process.execPath, args, {
      env: {
        PATH: process.env.PATH,
        HOME: this.root,
        npm_execpath: this.npm,
        MODULES: join(ROOT, 'node_modules'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => {
      stdout += text;
    });
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    });
    return { child, ended };
  }

  run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return this.start(args, env).ended;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
