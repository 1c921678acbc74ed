import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { Office, settled } from './office.js';
import { DAY, Sittings } from './sittings.js';

export const NOBODY = '0190a1b2-0000-5000-8000-000000000000';
export const OFFICE_OF_CULTURE = { kind: 'function', title: 'Leitung Kultur' } as const;

export interface PaperRead {
  readonly status: string;
  readonly version: number;
  readonly steps: readonly { readonly id: string; readonly status: string; readonly meeting: string | null }[];
  readonly coSignatures: readonly { readonly id: string; readonly status: string }[];
  readonly versions: readonly { readonly version: number; readonly title: string }[];
}

// Set before the first test of the file that calls `openPapers`.
export let journey: Journey;
export let clerk: Office;
export let auditor: Office;
export let sittings: Sittings;
export let social: string;
export let council: string;
let number = 0;

export const one = async (path: string): Promise<PaperRead> => await clerk.reads<PaperRead>(path);
export const nextReference = (): { reference: string; year: number } => ({
  reference: `2019${(number += 1)}`,
  year: 2019,
});
export const drafted = async (): Promise<string> =>
  `/papers/${(await clerk.does('/papers', { title: 'Konzept', public: 'yes' })).id}`;
export const requested = async (path: string): Promise<string> => {
  await clerk.does(`${path}/co-signatures`, { of: OFFICE_OF_CULTURE });
  const { coSignatures } = await one(path);
  return `${path}/co-signatures/${coSignatures.at(-1)?.id ?? ''}`;
};
export const released = async (): Promise<string> => {
  const path = await drafted();
  await clerk.does(`${path}/release`);
  return path;
};
export const submitted = async (): Promise<string> => {
  const path = await released();
  await clerk.does(`${path}/submission`, nextReference());
  return path;
};
export const step = async (path: string, committee: string, role: string): Promise<string> => {
  await clerk.does(`${path}/steps`, { committee, role });
  return `${path}/steps/${(await one(path)).steps.at(-1)?.id ?? ''}`;
};
export const withdrawn = async (): Promise<string> => {
  const path = await drafted();
  await clerk.does(`${path}/withdrawal`, { reason: 'überholt' });
  return path;
};
/** Its one step has ended with taking note. */
export const concluded = async (): Promise<{ path: string; ended: string }> => {
  const path = await submitted();
  const ended = await step(path, social, 'information');
  const { at } = await sittings.of('open', { paper: { kind: 'paper', paper: path.slice('/papers/'.length) } });
  await clerk.does(`${at}/acknowledgement`, { occurredOn: DAY });
  await settled(journey);
  return { path, ended };
};

/** A server with a committee and a council, for the tests of one file. */
export function openPapers(): void {
  beforeAll(async () => {
    journey = await openJourney();
    clerk = new Office(await journey.as('clerk'));
    auditor = new Office(await journey.as('auditor'));
    const constitute = async (kind: string): Promise<string> =>
      (await clerk.does('/committees', { name: kind, kind, constitutedOn: '2018' })).id;
    [social, council] = [await constitute('committee'), await constitute('council')];
    sittings = new Sittings(clerk, social);
  });
}
