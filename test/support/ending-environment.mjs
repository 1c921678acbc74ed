import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { TestEnvironment } from 'jest-environment-node';

/** Milliseconds that a process has to end after SIGTERM; then it is killed. */
const TIME_TO_END = 5_000;

/**
 * Ends the processes and servers that a test file left running, however it ended. A file that left some although
 * all its tests passed fails. `endsWithSuite` closes in order; this is the net below it.
 */
export default class EndingEnvironment extends TestEnvironment {
  #failed = false;
  #processes = new Set();
  #servers = new Set();
  #restore = [];

  async setup() {
    await super.setup();
    this.#record(ChildProcess.prototype, 'spawn', this.#processes);
    this.#record(Server.prototype, 'listen', this.#servers);
    const kill = () => this.#running().forEach((child) => child.kill('SIGKILL'));
    process.on('exit', kill);
    this.#restore.push(() => process.off('exit', kill));
  }

  handleTestEvent({ name }) {
    if (['test_fn_failure', 'hook_failure', 'error'].includes(name)) this.#failed = true;
  }

  async teardown() {
    const left = await this.#end();
    for (const restore of this.#restore.splice(0)) restore();
    await super.teardown();
    if (left.length > 0 && !this.#failed) throw new Error(`these were left running: ${left.join(', ')}`);
  }

  /** @returns the processes and servers that were left */
  async #end() {
    const servers = [...this.#servers].filter((server) => server.listening);
    const left = servers.map((server) => `a server at ${JSON.stringify(server.address())}`);
    for (const server of servers) {
      server.close();
      server.closeAllConnections?.();
    }
    for (const child of this.#running()) {
      if (!child.killed) left.push(`process ${child.pid} (${child.spawnargs.slice(0, 4).join(' ')})`);
      await ended(child);
    }
    return left;
  }

  #running() {
    return [...this.#processes].filter(({ pid, exitCode, signalCode }) => pid && exitCode === null && !signalCode);
  }

  /** Each object whose method is called from now on goes into the set. */
  #record(prototype, method, set) {
    const original = prototype[method];
    prototype[method] = function (...words) {
      set.add(this);
      return original.apply(this, words);
    };
    this.#restore.push(() => (prototype[method] = original));
  }
}

async function ended(child) {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([exited, pause(TIME_TO_END, undefined, { ref: false })]);
  child.kill('SIGKILL');
  await exited;
}
