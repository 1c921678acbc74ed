import { createHash } from 'node:crypto';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { Office } from './office.js';
import type { MeetingRead, Outcome } from './sittings.js';
import { DAY, Sittings } from './sittings.js';

export const NOBODY = '0190a1b2-0000-5000-8000-000000000000';
/** Of words that are kept. */
export const HASH = createHash('sha256').update('Das Konzept wird beschlossen.').digest('hex');
export const AUTHORITY = { kind: 'unknown' } as const;
export const ON_DAY = { occurredOn: DAY } as const;

// Set before the first test of the file that calls `openMeetings`.
export let journey: Journey;
export let clerk: Office;
export let auditor: Office;
export let sittings: Sittings;
export let social: string;
export let council: string;
export let paper: object;
export let paperPath: string;

export const committee = async (kind: string): Promise<string> =>
  (await clerk.does('/committees', { name: kind, kind, constitutedOn: '2018' })).id;
export const one = async (path: string): Promise<MeetingRead> => await clerk.reads<MeetingRead>(path);
export const firstOutcome = async (path: string): Promise<Outcome> => {
  const [outcome] = (await one(path)).agenda.flatMap(({ outcomes }) => outcomes);
  if (outcome === undefined) throw new Error('there is no outcome');
  return outcome;
};
export const because = (...rules: readonly string[]): object => ({
  deviations: rules.map((rule) => ({ rule, reason: 'die Frist läuft ab' })),
});

/** A server with a committee, a council and a paper, for the tests of one file. */
export function openMeetings(): void {
  beforeAll(async () => {
    journey = await openJourney();
    clerk = new Office(await journey.as('clerk'));
    await clerk.keeps('Das Konzept wird beschlossen.');
    auditor = new Office(await journey.as('auditor'));
    social = await committee('committee');
    council = await committee('council');
    sittings = new Sittings(clerk, social);
    const known = await clerk.does('/papers/known', { reference: '20196743', year: 2019, title: 'Sachstandsbericht' });
    paper = { kind: 'paper', paper: known.id };
    paperPath = `/papers/${known.id}`;
  });
}
