import { readFileSync } from 'node:fs';
import { Api } from '../../apps/cli/api/api.js';
import type { AccountEntry } from '../../apps/cli/demo/account.js';
import { Account } from '../../apps/cli/demo/account.js';
import { readDemoExtract } from '../../apps/cli/demo/demo-extract.js';
import type { LoggedEvent } from '../../apps/cli/demo/log.js';
import { paletteFor } from '../../apps/cli/demo/palette.js';
import { tellStory } from '../../apps/cli/demo/tell-story.js';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { runCli } from '../support/run-cli.js';
import { Office } from './office.js';

const TEXT = readFileSync(new URL('../fixtures/seed/auszug-niederschrift-2019-02-14.txt', import.meta.url), 'utf8');

interface Logged extends LoggedEvent {
  readonly data: Readonly<Record<string, unknown>>;
  readonly occurredOn: string;
  readonly actor: string;
}

let journey: Journey;
let entries: readonly AccountEntry[];
let log: readonly Logged[];

const ofType = (type: string): readonly Logged[] => log.filter((event) => event.type === type);

async function wholeLog(auditor: Office): Promise<readonly Logged[]> {
  const all: Logged[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = await auditor.reads<{ readonly items: readonly Logged[]; readonly next: string | null }>(
      `/audit/events?limit=200${query}`,
    );
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
}

beforeAll(async () => {
  journey = await openJourney({ LENKWERK_CLOCK: 'virtual' });
  const account = new Account(() => undefined, paletteFor(false, {}));
  const administrator = new Api(journey.server.url, readFileSync(`${journey.data}/admin-token`, 'utf8').trim());
  await tellStory({ account, extract: readDemoExtract(), administrator, isEmbedded: true });
  await journey.server.engine.following.caughtUp();
  entries = account.entries;
  log = await wholeLog(new Office(await journey.as('auditor')));
});

describe('The account of the demo, compared with the log', () => {
  it('gives every fact the mark that its events have', () => {
    const logged = new Map(log.map((event) => [event.event, event]));
    const inLog = entries.map(({ events }) => [
      ...new Set(
        events.map((id) => {
          const event = logged.get(id);
          if (event === undefined) return `${id} is not in the log`;
          const { evidence, actedBy } = event;
          if (evidence.kind === 'document')
            return evidence.inferredFrom === undefined ? 'stated in the extract' : 'inferred';
          if (evidence.kind === 'system') return 'by itself';
          return actedBy.kind === 'policy' ? `${evidence.kind}, by itself` : evidence.kind;
        }),
      ),
    ]);
    expect(inLog).toEqual(entries.map(({ mark }) => [mark]));
    expect(new Set(entries.map(({ mark }) => mark)).size).toBe(5);
    const [warned] = ofType('CadenceWarned');
    const told = entries.filter(({ events }) => events.includes(warned?.event ?? ''));
    expect(told.map(({ mark }) => mark)).toEqual(['illustration, by itself']);
  });

  it('quotes for every inferred fact the passage that its events name, and that stands in the text', () => {
    const passagesOf = (events: readonly string[]): ReadonlySet<string | undefined> =>
      new Set(
        log
          .filter(({ event }) => events.includes(event))
          .map(({ evidence }) => (evidence.kind === 'document' ? evidence.inferredFrom : undefined)),
      );
    const inferred = entries.filter(({ mark }) => mark === 'inferred');
    expect(inferred.map(({ events }) => [...passagesOf(events)])).toEqual(inferred.map(({ passage }) => [passage]));
    const all = log.flatMap(({ evidence }) => (evidence.kind === 'document' ? (evidence.inferredFrom ?? []) : []));
    expect(all.length).toBeGreaterThan(5);
    expect(all.filter((passage) => !TEXT.includes(passage))).toEqual([]);
  });

  it('rests no fact on a document before its day, and keeps the earlier day of the fact', () => {
    const early = log.filter(({ evidence, recordedAt }) => {
      if (evidence.kind !== 'document') return false;
      const [, day, month, year] = /(\d\d)\.(\d\d)\.(\d{4})/u.exec(evidence.reference) ?? [];
      return recordedAt.slice(0, 10) <= `${year}-${month}-${day}`;
    });
    expect(early).toEqual([]);
    const [invited] = ofType('ProcessEventInvited');
    expect([invited?.occurredOn, invited?.recordedAt.slice(0, 7)]).toEqual(['2018-10', '2019-02']);
  });

  it('claims no more than the text says', () => {
    const named = (name: string): string | undefined =>
      ofType('OrganisationRegistered')
        .find(({ data }) => data['name'] === name)
        ?.stream.replace('organisation-', '');
    const [initiated] = ofType('ProcessInitiated');
    expect(initiated?.data['lead']).toBe(named('Abteilung Integration'));
    expect(initiated?.actedBy).toEqual({ kind: 'function', title: 'Dezernentin für Soziales und Integration' });
    expect(ofType('ProcessEventHeld').map(({ data }) => data['participantsNamed'])).toEqual(['some']);
    expect(
      ofType('FieldOfActionNamed').filter(({ data }) => !String(data['description']).includes('unter anderem')),
    ).toEqual([]);
    const item = ofType('ItemAdded').find(({ evidence }) => evidence.kind === 'document');
    expect(item?.data['intent']).toBe('acknowledgement');
    const submitted = ofType('PaperSubmitted').find(({ evidence }) => evidence.kind === 'document');
    expect(submitted?.evidence).toMatchObject({ inferredFrom: 'Vorlage: 20196743' });
  });
});

/** What the demo has of each kind whose history the command line shows. */
const KINDS = {
  processes: 'strategyProcess',
  measures: 'measure',
  decisions: 'decision',
  'reporting-rounds': 'reportingRound',
  reorganisations: 'reorganisation',
  'progress-reports': 'progressReport',
  organisations: 'organisation',
  committees: 'committee',
  meetings: 'meeting',
  papers: 'paper',
} as const;

describe('The command line on the data of the demo', () => {
  async function lenkwerk(...words: readonly string[]): Promise<string> {
    const { token } = await journey.as('auditor', 'process-manager');
    const { code, stdout, stderr } = await runCli(words, {
      ...{ LENKWERK_URL: journey.server.url, LENKWERK_TOKEN: token },
    });
    expect([code, stderr]).toEqual([0, '']);
    return stdout;
  }

  it.each(Object.entries(KINDS))('shows the history of %s, event by event', async (kind, category) => {
    const id = first(category);
    const events = log.filter(({ stream }) => stream === `${category}-${id}`);
    // The answer of `history --json` is a list of events.
    const shown = JSON.parse(await lenkwerk('history', kind, id, '--json')) as readonly Logged[];
    expect(shown.map(({ event }) => event)).toEqual(events.map(({ event }) => event));
    expect(await lenkwerk('history', kind, id)).toContain(events[0]?.type);
  });

  it('shows in the audit log who typed by the label of the actor, where the caller may read actors', async () => {
    const table = async (...roles: readonly ('auditor' | 'administrator')[]): Promise<string> => {
      const { token: LENKWERK_TOKEN } = await journey.as(...roles);
      const environment = { LENKWERK_URL: journey.server.url, LENKWERK_TOKEN };
      return (await runCli(['audit', '--type', 'ProcessInitiated'], environment)).stdout;
    };
    const typist = log.find(({ type }) => type === 'ProcessInitiated')?.actor ?? '';
    expect(await table('auditor', 'administrator')).toContain(' Prozessleitung ');
    expect(await table('auditor', 'administrator')).not.toContain(typist);
  });

  it('shows the history of a goal and of an assignment', async () => {
    const office = new Office(await journey.as('process-manager'));
    const process = first('strategyProcess');
    const goal = await office.does('/goals', { process, title: 'Mehr Menschen erreichen', source: 'Workshop' });
    expect(await lenkwerk('history', 'goals', goal.id)).toContain('GoalProposed');
    const source = { kind: 'oral', reference: 'Jour fixe' };
    const assignment = await office.does('/assignments', {
      title: 'Kosten ermitteln',
      source,
      to: first('organisation'),
    });
    expect(await lenkwerk('history', 'assignments', assignment.id)).toContain('AssignmentGiven');
  });

  function first(category: string): string {
    const found = log.find(({ stream }) => stream.startsWith(`${category}-`));
    return found?.stream.slice(category.length + 1) ?? '';
  }
});
