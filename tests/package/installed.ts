/** The package as `npm pack` makes it, installed in a folder of its own. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npmCommand } from '../../scripts/steps/install.mjs';
import { pause } from '../conformance/check';

const patienceMs = 120_000;

function npm(folder: string, ...args: string[]): string {
  const [command = 'npm', ...before] = npmCommand();
  return execFileSync(command, [...before, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Packs the project, which takes over what is built already. @returns the package as a file */
export function packProject(): string {
  const packed = mkdtempSync(join(tmpdir(), 'packed-'));
  npm(process.cwd(), 'pack', '--pack-destination', packed);
  return join(packed, readdirSync(packed)[0] ?? '');
}

/** @returns the folder that the package is installed in */
export function installPackage(tarball: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'installed-'));
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  npm(folder, 'install', '--no-audit', '--no-fund', '--prefer-offline', tarball);
  return folder;
}

export interface Ended {
  code: number | null;
  out: string;
  error: string;
}

export class InstalledCommand {
  private readonly child: ChildProcess;
  out = '';
  error = '';

  constructor(folder: string, ...args: string[]) {
    const program = join(folder, 'node_modules/.bin/connector-standards');
    this.child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child.stdout?.on('data', (data) => {
      this.out += data;
    });
    this.child.stderr?.on('data', (data) => {
      this.error += data;
    });
  }

  /** Waits until it has said something. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    const until = Date.now() + patienceMs;
    for (;;) {
      const found = pattern.exec(this.out);
      if (found) return found;
      if (this.child.exitCode !== null || Date.now() > until) throw new Error(`${this.out}\n${this.error}`);
      await pause(50);
    }
  }

  async ended(): Promise<Ended> {
    if (this.child.exitCode === null) await new Promise((resolve) => this.child.once('close', resolve));
    return { code: this.child.exitCode, out: this.out, error: this.error };
  }

  stop(): Promise<Ended> {
    this.child.kill('SIGINT');
    return this.ended();
  }
}
