import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { camundaClient, modelFile } from '../support/camunda-client.js';
import type { Journey } from '../support/journey.js';
import { openJourney } from '../support/journey.js';
import { until, untilSettled } from '../support/until.js';
import { Office } from './office.js';

const FOLDER = 'apps/definitions';
const SEEN = { consistency: { waitUpToMs: 10_000 } };
const NOW = { consistency: { waitUpToMs: 0 } };

/** A town whose steps are driven by the definitions that ship, on virtual time. */
class Town {
  private constructor(
    readonly journey: Journey,
    readonly office: Office,
    readonly another: Office,
    readonly manager: CamundaClient,
    readonly administrator: CamundaClient,
  ) {}

  static async open(): Promise<Town> {
    const journey = await openJourney({ LENKWERK_CLOCK: 'virtual' });
    const { url } = journey.server;
    const administrator = camundaClient(url, journey.administrator().token);
    const manager = await journey.as('process-manager', 'clerk', 'chair', 'auditor');
    const town = new Town(
      journey,
      new Office(manager),
      new Office(await journey.as('process-manager')),
      camundaClient(url, manager.token),
      administrator,
    );
    await town.itIs('2019-02-01T09:00:00+01:00');
    const resources = readdirSync(FOLDER)
      .filter((name) => name.endsWith('.bpmn'))
      .map((name) => modelFile(name, readFileSync(`${FOLDER}/${name}`, 'utf8')));
    await administrator.createDeployment({ resources });
    return town;
  }

  /** Moves the clock, and waits until all that is due then has happened. */
  async itIs(time: string): Promise<void> {
    await this.administrator.pinClock({ timestamp: Date.parse(time) });
    await untilSettled(this.journey.server.url);
  }

  /** The only instance of a process that has not ended. */
  async instanceOf(process: string): Promise<string> {
    const filter = { processDefinitionId: process as never, state: 'ACTIVE' as const };
    const { items } = await this.manager.searchProcessInstances({ filter }, SEEN);
    if (items.length !== 1 || items[0] === undefined)
      throw new Error(`${items.length} instances of ${process} are active`);
    return items[0].processInstanceKey;
  }

  /** Resolves when exactly these tasks of an instance are open; a failure shows which are. */
  async asks(instance: string, ...names: readonly string[]): Promise<void> {
    const filter = { processInstanceKey: instance as never, state: 'CREATED' as const };
    let open: readonly (string | null)[] = [];
    const isAsked = async (): Promise<boolean> => {
      const { items } = await this.manager.searchUserTasks({ filter }, NOW);
      open = items.map(({ name }) => name).sort();
      return JSON.stringify(open) === JSON.stringify([...names].sort());
    };
    await until(isAsked);
    expect(open).toEqual([...names].sort());
  }

  /** Resolves when an instance waits at this event. */
  async waitsFor(instance: string, element: string): Promise<void> {
    const filter = { processInstanceKey: instance as never, elementId: element as never, state: 'ACTIVE' as const };
    await this.manager.searchElementInstances({ filter }, SEEN);
  }

  async due(instance: string): Promise<string | null> {
    const filter = { processInstanceKey: instance as never, state: 'CREATED' as const };
    const { items } = await this.manager.searchUserTasks({ filter }, NOW);
    return items[0]?.dueDate ?? null;
  }

  /** Resolves when an instance has completed, and answers the ids of the end events that it reached. */
  async ends(instance: string): Promise<readonly string[]> {
    const key = { processInstanceKey: instance as never };
    await until(async () => (await this.manager.getProcessInstance(key, SEEN)).state === 'COMPLETED');
    const filter = { ...key, type: 'END_EVENT' as const, state: 'COMPLETED' as const };
    return (await this.manager.searchElementInstances({ filter }, SEEN)).items.map(({ elementId }) => elementId);
  }
}

describe('The definitions that ship', () => {
  let town: Town;
  let process: string;
  let lead: string;

  beforeAll(async () => {
    town = await Town.open();
    process = (await town.office.does('/processes', { title: 'Wir alle sind LU' })).id;
    lead = (await town.office.does('/organisations', { name: 'Kultur', kind: 'area' })).id;
  });

  describe('massnahme', () => {
    let measure: string;
    let instance: string;
    const does = async (act: string, body: object = {}): Promise<void> => {
      await town.office.does(`/measures/${measure}/${act}`, body);
    };

    beforeEach(async () => {
      const proposed = { process, kind: 'project', title: 'Wegweiser für Straßen', source: 'Workshop', lead };
      measure = (await town.office.does('/measures', { ...proposed, schedule: { start: '2019', end: '2019-12' } })).id;
      const decided = { process, kind: 'executive', title: 'Start', by: { kind: 'unknown' } };
      const decides = [{ kind: 'measure', id: measure, version: 1 }];
      const record = await town.office.does('/decisions', { ...decided, decides });
      await does('adoption', { decision: { kind: 'record', decision: record.id } });
      instance = await town.instanceOf('massnahme');
      await town.asks(instance, 'Maßnahme beginnen');
    });

    it('goes over an obstacle and a declined completion to its end, by the facts alone', async () => {
      expect(await town.due(instance)).toBe('2019-03-15T23:00:00.000Z');
      await does('start');
      await town.asks(instance);
      await does('block', { reason: 'Die Mittel sind nicht freigegeben.' });
      await town.asks(instance, 'Hindernis beseitigen');
      await does('unblock');
      await town.asks(instance);
      await does('completion-report');
      await town.asks(instance, 'Abschluss bestätigen');
      await town.another.does(`/measures/${measure}/completion-refusal`, { reason: 'Die Schilder fehlen noch.' });
      await town.asks(instance);
      await does('completion-report');
      await town.asks(instance, 'Abschluss bestätigen');
      await town.another.does(`/measures/${measure}/completion`);
      expect(await town.ends(instance)).toEqual(['completed']);
    });

    it.each([
      ['cancellation', 'cancelled-end', { reason: 'Der Träger hat abgesagt.' }],
      ['hand-over', 'handed-over-end', { to: { kind: 'function', title: 'Leitung Bauhof' } }],
    ])('ends at once by a %s', async (act, end, body) => {
      await does('start');
      await does(act, body);
      expect(await town.ends(instance)).toEqual([end]);
    });

    it('ends at once when another measure takes its place', async () => {
      const other = { process, kind: 'project', title: 'Leitsystem', source: 'Workshop', lead };
      const { id } = await town.office.does('/measures', other);
      await does('supersession', { by: id });
      expect(await town.ends(instance)).toEqual(['superseded-end']);
    });

    it('finds what was recorded while its step was not yet reached', async () => {
      await does('start');
      await does('completion-report');
      await town.another.does(`/measures/${measure}/completion`);
      expect(await town.ends(instance)).toEqual(['completed']);
    });
  });

  describe('sitzung', () => {
    let meeting: string;
    let instance: string;

    let committee: string;

    beforeAll(async () => {
      const constituted = {
        name: 'Lenkungskreis',
        kind: 'steeringCircle',
        constitutedOn: '2018',
        processes: [process],
      };
      committee = (await town.office.does('/committees', constituted)).id;
    });

    beforeEach(async () => {
      meeting = (await town.office.does('/meetings', { committee, when: '2019-03-14' })).id;
      const item = { item: randomUUID(), number: '1', title: 'Sachstandsbericht' };
      await town.office.does(`/meetings/${meeting}/agenda-items`, item);
      instance = await town.instanceOf('sitzung');
      await town.asks(instance, 'Zur Sitzung einladen');
    });

    const does = async (act: string, body: object = {}): Promise<void> => {
      await town.office.does(`/meetings/${meeting}/${act}`, body);
    };

    it('asks for the invitation four full days before, and again when the meeting is moved', async () => {
      expect(await town.due(instance)).toBe('2019-03-09T23:00:00.000Z');
      await does('day', { when: '2019-03-21' });
      await until(async () => (await town.due(instance)) === '2019-03-16T23:00:00.000Z');
      await does('invitation');
      await town.asks(instance);
      await does('day', { when: '2019-03-28' });
      await town.asks(instance, 'Zur Sitzung einladen');
      await does('invitation');
      await town.asks(instance);
      await does('opening', { occurredOn: '2019-02-01', deviations: [{ rule: 'openedBeforeDay', reason: 'a spec' }] });
      await town.asks(instance, 'Sitzung schließen');
      await does('closing');
      expect(await town.ends(instance)).toEqual(['closed']);
    });

    it('ends when the meeting is cancelled', async () => {
      await does('cancellation', { reason: 'keine Punkte' });
      expect(await town.ends(instance)).toEqual(['cancelled-end']);
    });
  });

  describe('statusabfrage', () => {
    const begin = async (variables: object): Promise<string> =>
      (
        await town.manager.createProcessInstance({
          processDefinitionId: 'statusabfrage' as never,
          variables: { process, title: 'Statusabfrage', ...variables },
        })
      ).processInstanceKey;

    const roundOf = async (): Promise<string> => {
      const { items } = await town.office.reads('/reporting-rounds?status=open');
      return String(items[0]?.['id']);
    };

    beforeAll(async () => {
      await town.office.does('/measures', { process, kind: 'project', title: 'Sprachkurse', source: 'Workshop' });
    });

    it('opens a round, and the next one when its rhythm says so', async () => {
      const instance = await begin({ days: 10, rhythm: 'P6M' });
      await town.asks(instance, 'Abfrage auswerten und schließen');
      await town.office.does(`/reporting-rounds/${await roundOf()}/closing`);
      await town.waitsFor(instance, 'pause');
      await town.itIs('2019-08-02T09:00:00+02:00');
      await town.asks(instance, 'Abfrage auswerten und schließen');
      await town.manager.cancelProcessInstance({ processInstanceKey: instance as never });
    });

    it('ends after one round without a rhythm', async () => {
      const instance = await begin({});
      await town.asks(instance, 'Abfrage auswerten und schließen');
      const { items } = await town.office.reads('/reporting-rounds?status=open');
      for (const { id } of items) await town.office.does(`/reporting-rounds/${String(id)}/closing`);
      expect(await town.ends(instance)).toEqual(['done']);
    });

    it('ends at once when the process has no open measure', async () => {
      const { id } = await town.office.does('/processes', { title: 'Klima' });
      expect(await town.ends(await begin({ process: id }))).toEqual(['no-round']);
    });
  });
});
