import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A problem document of the server, as far as people are told of it. */
interface ProblemAnswer {
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  readonly violations?: readonly { readonly rule: string; readonly weight: string; readonly allowedInstead: string }[];
  readonly needed?: readonly string[];
  readonly correlation?: string;
}

/** The server refused; `problem` says why. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly problem: ProblemAnswer) {
    super([`${problem.status} ${problem.detail}`, ...listed(problem)].join('\n'));
  }
}

/** Something that the person at the keyboard can mend. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
}

export interface CommandAnswer {
  readonly id: string;
  readonly stream: string;
  readonly revision: string;
  readonly position: string;
  readonly events: readonly string[];
  readonly note?: string;
}

type Variable = 'LENKWERK_URL' | 'LENKWERK_TOKEN' | 'LENKWERK_DATA';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** Speaks to a server's HTTP interface. */
export class Api {
  constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  /** From `LENKWERK_URL` and `LENKWERK_TOKEN`, else the local server and its `data/admin-token`. */
  static fromEnvironment(environment: Readonly<Record<string, string | undefined>>): Api {
    const { LENKWERK_URL, LENKWERK_TOKEN, LENKWERK_DATA } = withoutEmpty(environment);
    const url = LENKWERK_URL ?? 'http://127.0.0.1:3000';
    const token = LENKWERK_TOKEN ?? localToken(LENKWERK_DATA ?? 'data');
    if (token === undefined) {
      throw new Mistake(
        'No token: set LENKWERK_TOKEN, or run this where the data folder of the server is (data/admin-token).',
      );
    }
    return new Api(url.replace(/\/$/, ''), token);
  }

  async get<T>(path: string): Promise<T> {
    return (await this.#send<T>('GET', path, {})).body;
  }

  async post<T = CommandAnswer>(
    path: string,
    body: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    return (await this.command<T>(path, body, headers)).body;
  }

  /** As `post`, with the status. */
  async command<T = CommandAnswer>(
    path: string,
    body: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<T>> {
    return await this.#send<T>('POST', path, { 'content-type': 'application/json', ...headers }, JSON.stringify(body));
  }

  async put<T>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<T> {
    return (await this.#send<T>('PUT', path, { 'content-type': 'application/octet-stream' }, bytes)).body;
  }

  /** The answer itself, for bodies that are no JSON. @throws Refused */
  async stream(path: string): Promise<Response> {
    const response = await this.#fetch('GET', path, {});
    if (!response.ok) throw new Refused((await response.json()) as ProblemAnswer);
    return response;
  }

  async #send<T>(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string | Uint8Array<ArrayBuffer>,
  ): Promise<Answer<T>> {
    const response = await this.#fetch(method, path, headers, body);
    const text = await response.text();
    if (!response.ok) throw new Refused(problemOf(response.status, text));
    // The interface's own answers, as its OpenAPI document describes them.
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
  }

  async #fetch(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string | Uint8Array<ArrayBuffer>,
  ): Promise<Response> {
    const authorised = { authorization: `Bearer ${this.token}`, ...headers };
    try {
      return await fetch(`${this.url}/api/v1${path}`, {
        method,
        headers: authorised,
        ...(body !== undefined && { body }),
      });
    } catch (error) {
      throw new Mistake(`No server answers at ${this.url}: start one with \`npm start\`, or set LENKWERK_URL.`, {
        cause: error,
      });
    }
  }
}

/** `LENKWERK_TOKEN=` says nothing, as if it were left out. */
function withoutEmpty(environment: Readonly<Record<string, string | undefined>>): Partial<Record<Variable, string>> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
}

function localToken(folder: string): string | undefined {
  const file = join(resolve(folder), 'admin-token');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function problemOf(status: number, text: string): ProblemAnswer {
  try {
    return JSON.parse(text) as ProblemAnswer;
  } catch {
    return { status, reason: 'no problem document', detail: `The answer is not of Lenkwerk: ${text.slice(0, 200)}` };
  }
}

function listed({ errors, violations, correlation, status, detail }: ProblemAnswer): readonly string[] {
  // The English detail names the fields already.
  const untold = (errors ?? []).filter(({ message }) => !detail.includes(message));
  return [
    ...untold.map(({ field, message }) => `  ${field}: ${message}`),
    ...(violations ?? []).map(
      ({ rule, weight, allowedInstead }) => `  ${rule} (${weight}); allowed instead: ${allowedInstead}`,
    ),
    ...(status >= 500 && correlation !== undefined ? [`  correlation id: ${correlation}`] : []),
  ];
}
