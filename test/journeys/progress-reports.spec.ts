import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { Office, settled } from './office.js';
import { DAY, Sittings } from './sittings.js';

interface Report {
  readonly status: string;
  readonly version: number;
  readonly paper: string | null;
  readonly figures: Readonly<Record<string, number | null>>;
  readonly versions: readonly { readonly version: number; readonly content: string }[];
  readonly outcomes: readonly { readonly outcome: string; readonly status: string; readonly committeeName: string }[];
}

interface Content {
  readonly measures: readonly { readonly title: string; readonly change: object | null }[];
  readonly outcomes: readonly { readonly outcome: string }[];
}

const AS_OF = { asOf: '2019-01-31' } as const;

describe('a progress report', () => {
  let journey: Journey;
  let manager: Office;
  let clerk: Office;
  let auditor: Office;
  let process: string;
  let social: string;
  let paper: string;
  let first: string;

  beforeAll(async () => {
    journey = await openJourney();
    manager = new Office(await journey.as('process-manager'));
    clerk = new Office(await journey.as('clerk'));
    auditor = new Office(await journey.as('auditor'));
    process = (await manager.does('/processes', { title: 'Wir alle sind LU' })).id;
    const body = { name: 'Sozialausschuss', kind: 'committee', constitutedOn: '2018' };
    social = (await clerk.does('/committees', body)).id;
    await propose('Sprachkurse');
    paper = (await clerk.does('/papers', { title: 'Sachstandsbericht', processes: [process] })).id;
    await clerk.does(`/papers/${paper}/release`);
    await clerk.does(`/papers/${paper}/submission`, { reference: '20196743', year: 2019 });
    await clerk.does(`/papers/${paper}/steps`, { committee: social, role: 'information' });
    first = (await manager.does('/progress-reports', { process, ...AS_OF })).id;
  });

  const propose = async (title: string, occurredOn = '2019-01-10'): Promise<string> =>
    (await manager.does('/measures', { process, kind: 'project', title, source: 'Dialog', occurredOn })).id;
  const verification = async (query = ''): Promise<{ verified: boolean; differences: readonly object[] }> =>
    await auditor.reads(`/progress-reports/${first}/verification${query}`);

  it('is frozen when it is compiled and verifies after late entries', async () => {
    await propose('Treffpunkt, spät erfasst');
    const report = await manager.reads<Report>(`/progress-reports/${first}`);
    expect(report).toMatchObject({ status: 'compiled', version: 1, figures: { 'measures.total': 1 } });
    expect(await verification()).toMatchObject({ verified: true, differences: [] });
  });

  it('comes before the committees with its paper and has the status of their outcome', async () => {
    const submission = `/progress-reports/${first}/submission`;
    const foreign = (await clerk.does('/papers', { title: 'Ein anderes Thema' })).id;
    expect(await manager.refused(submission, { paper: foreign })).toMatchObject({ status: 422 });
    await manager.does(submission, { paper });
    await settled(journey);
    expect(await clerk.reads(`/papers/${paper}`)).toMatchObject({ report: first });
    const sittings = new Sittings(clerk, social);
    const { at } = await sittings.of('open', { paper: { kind: 'paper', paper } });
    await clerk.does(`${at}/postponement`, { occurredOn: DAY });
    await settled(journey);
    const again = await manager.reads<Report>(`/progress-reports/${first}`, await head());
    expect(again).toMatchObject({ status: 'postponed', outcomes: [{ committeeName: 'Sozialausschuss' }] });
  });

  it('is compiled anew after it was postponed; each version verifies', async () => {
    await manager.does(`/progress-reports/${first}/versions`, { asOf: '2019-02-28' });
    const report = await manager.reads<Report>(`/progress-reports/${first}`);
    expect(report).toMatchObject({ status: 'compiled', version: 2, figures: { 'measures.total': 2 } });
    expect(await verification()).toMatchObject({ verified: true });
    expect(await verification('?version=1')).toMatchObject({ verified: true });
  });

  it('is compared with the one before, and has the outcomes of committees since then', async () => {
    await propose('Lotsen', '2019-03-10');
    const { id } = await manager.does('/progress-reports', { process, asOf: '2019-03-31', previous: first });
    const content = await auditor.reads<Content>(`/progress-reports/${id}/content`);
    expect(content.measures.map(({ change }) => change)).toEqual([
      { kind: 'unchanged' },
      { kind: 'unchanged' },
      { kind: 'new' },
    ]);
    expect(content.outcomes).toEqual([]);
    const before = await auditor.reads<Content>(`/progress-reports/${first}/content`);
    expect(before.outcomes).toMatchObject([{ outcome: 'postponed' }]);
  });

  it('is read as a page that loads nothing, by the role reporting too, and not by the administrator', async () => {
    const reader = await journey.as('auditor');
    const page = await reader.get(`/progress-reports/${first}/page`).expect(200);
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    });
    expect(page.text).toContain('Sprachkurse');
    await (await journey.as('reporting')).get(`/progress-reports/${first}/page`).expect(200);
    await (await journey.as('administrator')).get(`/progress-reports/${first}/page`).expect(403);
    await (await journey.as('reporting')).get(`/progress-reports/${first}/verification`).expect(200);
    await reader.get(`/progress-reports/${first}/page?version=9`).expect(404);
  });

  it('refuses references to unknown entities and names the field', async () => {
    const nowhere = '0190a1b2-0000-7000-8000-000000000000';
    const refused = async (body: object): Promise<object> => await manager.refused('/progress-reports', body);
    const reference = (field: string): object => ({ status: 422, errors: [{ field }] });
    expect(await refused({ process: nowhere, ...AS_OF })).toMatchObject(reference('process'));
    expect(await refused({ process, ...AS_OF, round: nowhere })).toMatchObject(reference('round'));
    expect(await refused({ process, ...AS_OF, previous: nowhere })).toMatchObject(reference('previous'));
    expect(await refused({ process, asOf: '2999-01-01' })).toMatchObject({ status: 409 });
    expect(await refused({ process, asOf: '2019-02-30' })).toMatchObject({ status: 400, errors: [{ field: 'asOf' }] });
  });

  it('is found by its process and its status', async () => {
    const found = await manager.reads(`/progress-reports?process=${process}&status=compiled`);
    expect(found.items).toMatchObject([{ processName: 'Wir alle sind LU' }, { version: 1 }]);
    expect((await manager.reads('/progress-reports?status=adopted')).items).toEqual([]);
  });

  async function head(): Promise<string> {
    const { store, identity } = journey.server.engine;
    return `${identity.log}.${(await store.head()) ?? 0n}`;
  }
});
