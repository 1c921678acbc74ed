import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Mistake, NoServer, UsageMistake } from '../terminal/mistakes.js';
import { readProblem, Refused } from './problem.js';

export interface CommandAnswer {
  readonly id: string;
  readonly stream: string;
  readonly revision: string;
  readonly position: string;
  readonly events: readonly string[];
  readonly note?: string;
  readonly warnings?: readonly Warning[];
}

/** What a person should know although the command is done. */
export interface Warning {
  readonly code: string;
  readonly text: string;
  readonly about: readonly string[];
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

export type Environment = Readonly<Record<string, string | undefined>>;
type Headers = Readonly<Record<string, string>>;
type Body = string | Uint8Array<ArrayBuffer> | FormData;

/** Speaks to a server's HTTP interface. */
export class Api {
  constructor(
    readonly url: string,
    private readonly token: string,
    /** Called for each warning of an answer. */
    private readonly onWarning?: (warning: Warning) => void,
    private readonly base = '/api/v1',
  ) {}

  /** From `LENKWERK_URL` and `LENKWERK_TOKEN`, else the local server and its `data/admin-token`. @throws Mistake */
  static fromEnvironment(environment: Environment, onWarning?: (warning: Warning) => void): Api {
    // An empty variable counts as absent.
    const url = serverUrl(environment['LENKWERK_URL'] || 'http://127.0.0.1:3000');
    const token = environment['LENKWERK_TOKEN'] || localToken(environment['LENKWERK_DATA'] || 'data');
    if (token === undefined) {
      throw new Mistake(
        'No token: set LENKWERK_TOKEN, or run this where the data folder of the server is (data/admin-token).',
      );
    }
    return new Api(url, token, onWarning);
  }

  /** The same server and token, for the interface of the workflow. */
  get workflow(): Api {
    return new Api(this.url, this.token, this.onWarning, '/v2');
  }

  async get<T>(path: string): Promise<T> {
    return (await this.#send<T>('GET', path, {})).body;
  }

  async post<T = CommandAnswer>(path: string, body: object, headers: Headers = {}): Promise<T> {
    return (await this.command<T>(path, body, headers)).body;
  }

  /** As `post`, with the status. */
  async command<T = CommandAnswer>(path: string, body: object, headers: Headers = {}): Promise<Answer<T>> {
    return await this.#send<T>('POST', path, { 'content-type': 'application/json', ...headers }, JSON.stringify(body));
  }

  async put<T>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<T> {
    return (await this.#send<T>('PUT', path, { 'content-type': 'application/octet-stream' }, bytes)).body;
  }

  async patch(path: string, body: object): Promise<void> {
    await this.#send('PATCH', path, { 'content-type': 'application/json' }, JSON.stringify(body));
  }

  /** Sends files as a form. */
  async postForm<T>(path: string, form: FormData): Promise<T> {
    return (await this.#send<T>('POST', path, {}, form)).body;
  }

  /** The response itself, for bodies that are no JSON. @throws Refused */
  async stream(path: string): Promise<Response> {
    const response = await this.#fetch('GET', path, {});
    if (!response.ok) throw new Refused(readProblem(response.status, await response.text()));
    return response;
  }

  async #send<T>(method: string, path: string, headers: Headers, body?: Body): Promise<Answer<T>> {
    const response = await this.#fetch(method, path, headers, body);
    const text = await response.text();
    if (!response.ok) throw new Refused(readProblem(response.status, text));
    // The interface's own answers, as its OpenAPI document describes them.
    const answer = { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
    if (method === 'POST') this.#tell(answer.body);
    return answer;
  }

  #tell(body: unknown): void {
    // Answers to commands have warnings, those to other requests none.
    for (const warning of (body as Pick<CommandAnswer, 'warnings'> | undefined)?.warnings ?? []) {
      this.onWarning?.(warning);
    }
  }

  async #fetch(method: string, path: string, headers: Headers, body?: Body): Promise<Response> {
    const authorised = { authorization: `Bearer ${this.token}`, ...headers };
    try {
      return await fetch(`${this.url}${this.base}${path}`, {
        method,
        headers: authorised,
        ...(body !== undefined && { body }),
      });
    } catch (error) {
      throw new NoServer(`No server answers at ${this.url}: start one with \`npm start\`, or set LENKWERK_URL.`, {
        cause: error,
      });
    }
  }
}

/** @throws UsageMistake for what is no address of a server */
function serverUrl(text: string): string {
  const url = text.trim();
  const parsed = /^https?:\/\//iu.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined) {
    const host = url.replace(/^.*:\/\//u, '');
    throw new UsageMistake(
      `LENKWERK_URL must begin with http:// or https://, not "${text}": for example http://${host === '' ? '127.0.0.1:3000' : host}`,
    );
  }
  return url.replace(/(?<!\/)\/+$/u, '');
}

function localToken(folder: string): string | undefined {
  const file = join(resolve(folder), 'admin-token');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
