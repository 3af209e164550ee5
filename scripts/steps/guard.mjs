// Sees to it that a server ends with the process that started it, however that ends.
import { spawn } from 'node:child_process';

/** Ends the server that was named last when its input ends, and removes the folder. */
const guarding = `pid=; while read -r line; do pid=$line; done
[ -z "$pid" ] || { kill -QUIT "$pid"; sleep 1; }
rm -rf "$1"`;

/** A process that outlives this one: a worker of tests that is killed would otherwise leave a server and its folder behind. */
export class Guard {
  /** @param folder of the server, removed at the end */
  constructor(folder) {
    const options = { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' };
    this.child = spawn('/bin/sh', ['-c', guarding, 'guard', folder], options);
    this.ended = new Promise((resolve) => this.child.once('exit', resolve).once('error', resolve));
    this.child.stdin.on('error', () => undefined);
    this.child.stdin.unref();
    this.child.unref();
  }

  /** The server has this number now. */
  of(pid) {
    this.child.stdin.write(`${pid}\n`);
  }

  /** The server has ended; its number may soon be somebody else's. */
  ofNone() {
    this.child.stdin.write('\n');
  }

  async end() {
    this.child.ref();
    this.child.stdin.end();
    await this.ended;
  }
}
