import type { Response, Test } from 'supertest';
import type { Client, Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { wholeLog } from '../support/reading.js';

interface Made {
  readonly id: string;
  readonly position: string;
  readonly revision: string;
}

interface ProblemBody {
  readonly type: string;
  readonly reason: string;
  readonly detail: string;
  readonly status: number;
  readonly correlation: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** A request, and its answer: status, the kind in `type`, reason, the German sentence. */
export type Case = readonly [
  title: string,
  send: () => Test,
  status: number,
  kind: string,
  reason: string,
  german: string,
];

export const MEBIBYTE = 1024 * 1024;
export const NOT_VALID = [400, 'bad-request', 'input is not valid', 'Die Eingabe ist nicht gültig.'] as const;
export const ORGANISATION = { name: 'Kultur', kind: 'area' } as const;
const CORRELATION = 'journey-1.problems';

// Set before the first test of the file that calls `openProblems`.
export let journey: Journey;
export let clerk: Client;
export let auditor: Client;
let made: Made;
let before: number;

/** A server with one organisation, for the tests of one file. */
export function openProblems(): void {
  beforeAll(async () => {
    journey = await openJourney();
    clerk = await journey.as('clerk', 'process-manager');
    auditor = await journey.as('auditor');
    const answer = await clerk.post('/organisations', ORGANISATION).set('idempotency-key', 'culture').expect(201);
    // The routes of commands answer so.
    made = answer.body as Made;
    before = (await wholeLog(journey, auditor)).length;
  });
}

export const register = (body: object | string): Test => clerk.post('/organisations', body);
export const one = (): string => `/organisations/${made.id}`;
export const rename = (): Test => clerk.post(`${one()}/name`, { name: 'Kultur und Theater' });
export const at = (beyond: bigint): string => {
  const [log = '', n = '0'] = made.position.split('.');
  return `${log}.${BigInt(n) + beyond}`;
};

export function problemOf(answer: Response): ProblemBody {
  // The body of every error is a problem document; the specs look at its fields.
  return answer.body as ProblemBody;
}

/** Events since the organisation was registered, without the registration of callers. */
export async function writtenSince(): Promise<readonly unknown[]> {
  const log = await wholeLog(journey, auditor);
  return log.slice(before).filter(({ stream }) => !/^(actor|accessToken)-/u.test(stream));
}

/** A test for each case: the answer is the same problem in English and in German. */
export function tellInBothLanguages(cases: readonly Case[]): void {
  it.each(cases)('with %s is told so in both languages', async (_title, send, status, kind, reason, german) => {
    const english = await send().set('x-correlation-id', CORRELATION);
    expect(english.body).toMatchObject({ type: `/api/problems/${kind}`, status, reason, correlation: CORRELATION });
    expect(english.status).toBe(status);
    expect(english.headers['content-type']).toMatch(/^application\/problem\+json/u);
    expect(english.headers['x-correlation-id']).toBe(CORRELATION);
    const inGerman = problemOf(await send().set('accept-language', 'de-DE,de;q=0.9,en;q=0.5'));
    expect(inGerman.detail).toContain(german);
    expect(inGerman.reason).toBe(reason);
  });
}
