import { folderOfSuite } from '#suite';
import { join } from 'node:path';
import type { CliRun } from './run-cli.js';
import { runCli } from './run-cli.js';
import type { ServerProcess } from './server-process.js';
import { startServerProcess } from './server-process.js';
import { untilSettled } from './until.js';

/** A server of its own in a folder that ends with the suite, and the command line as several people use it. */
export class CliServer {
  readonly folder = folderOfSuite('cli');
  readonly data = join(this.folder, 'data');
  #server: ServerProcess | undefined;

  async start(): Promise<void> {
    this.#server = await startServerProcess(this.data);
  }

  get server(): ServerProcess {
    if (this.#server === undefined) throw new Error('the server is not started');
    return this.#server;
  }

  /** The command runs once read models and policies have seen everything that was written before. */
  async as(token: string, words: readonly string[]): Promise<CliRun> {
    await untilSettled(this.server.url);
    return await runCli(words, { LENKWERK_URL: this.server.url, LENKWERK_TOKEN: token });
  }

  async asAdministrator(...words: readonly string[]): Promise<CliRun> {
    return await this.as(this.server.token, words);
  }

  /** A new token with this role. */
  async tokenFor(label: string, role: string): Promise<string> {
    return (await this.asAdministrator('token', 'create', '--label', label, '--role', role)).stdout.trim();
  }
}
