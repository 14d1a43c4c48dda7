import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const biome = join(fileURLToPath(new URL('../..', import.meta.url)), 'node_modules', '.bin', 'biome');

/** A team at work in its repository: small edits of files on disk, as people, bots and codemods make them. */
export class Team {
  readonly root: string;
  /** New place by old one of every file that was moved. */
  readonly moved = new Map<string, string>();

  constructor(root: string) {
    this.root = root;
  }

  paths(pattern: RegExp = /./): string[] {
    const listed = this.git('ls-files', '-co', '--exclude-standard').split('\n');
    return listed.filter((path) => path !== '' && existsSync(join(this.root, path)) && pattern.test(path)).sort();
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** Throws where the file does not hold `from`. */
  replace(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not hold: ${from}`);
    this.write(path, text.replaceAll(from, to));
  }

  append(path: string, text: string): void {
    this.write(path, this.read(path) + text);
  }

  /** Changes every file that fits; throws where that changes none. */
  edit(pattern: RegExp, change: (text: string, path: string) => string): void {
    let count = 0;
    for (const path of this.paths(pattern)) {
      const text = this.read(path);
      const changed = change(text, path);
      if (changed === text) continue;
      this.write(path, changed);
      count += 1;
    }
    if (count === 0) throw new Error(`${pattern} changes nothing`);
  }

  /** Writes a JSON file anew with an indentation of two, as package managers and bots do. */
  json(path: string, change: (value: Json) => void): void {
    const value = JSON.parse(this.read(path)) as Json;
    change(value);
    this.write(path, `${JSON.stringify(value, null, 2)}\n`);
  }

  move(from: string, to: string): void {
    mkdirSync(dirname(join(this.root, to)), { recursive: true });
    renameSync(join(this.root, from), join(this.root, to));
    this.moved.set(from, to);
  }

  /** Moves every file that fits to where `to` says. */
  moveAll(pattern: RegExp, to: (path: string) => string): void {
    for (const path of this.paths(pattern)) this.move(path, to(path));
  }

  remove(path: string): void {
    if (!existsSync(join(this.root, path))) throw new Error(`There is no ${path}`);
    rmSync(join(this.root, path), { recursive: true });
  }

  makeExecutable(path: string): void {
    chmodSync(join(this.root, path), statSync(join(this.root, path)).mode | 0o111);
  }

  /** What `biome format` makes of every source file under the team's own biome.json. */
  format(): void {
    execFileSync(biome, ['format', '--write', '.'], { cwd: this.root, stdio: 'pipe' });
  }

  /** All history in one commit, as a host's «squash and merge» or an exported archive leaves it. */
  squash(): void {
    rmSync(join(this.root, '.git'), { recursive: true });
    this.git('init', '--quiet', '--initial-branch=main');
    this.commit('Everything so far');
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git(
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@example.com',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      message,
    );
  }

  git(...args: string[]): string {
    return execFileSync('git', ['-c', 'core.autocrlf=false', '-c', 'core.safecrlf=false', ...args], {
      cwd: this.root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1e8,
    });
  }
}

// A document of any shape, changed in place by a history that knows it.
// biome-ignore lint/suspicious/noExplicitAny: the histories reach into parsed manifests by name
export type Json = any;
