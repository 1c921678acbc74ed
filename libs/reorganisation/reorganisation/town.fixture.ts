import { assignmentDecider, assignmentFeature, measureDecider, strategyProcessDecider } from '#steering';
import { organisationDecider } from '#parties';
import { decidingFeatures } from '#steering/testing';
import { PolicyHarness } from '#shared-kernel/testing';
import { reorganisationFeature } from './reorganisation.feature.js';
import { reorganisationPolicy } from './reorganisation.policy.js';

type Holder = string | false | undefined;

interface Holders {
  readonly process: Holder;
  readonly signs: Holder;
  readonly over: Holder;
  /** Their status and their holder. */
  readonly costs: readonly string[] | false;
  readonly theatre: Holder;
  readonly culture: string;
}

/** Organisations of a town with leads, assignments and the policy of reorganisations. */
export class Town {
  private constructor(
    readonly harness: PolicyHarness,
    readonly process: string,
    readonly culture: string,
    readonly sport: string,
    readonly theatre: string,
    readonly signs: string,
    readonly over: string,
    readonly costs: string,
  ) {}

  /** Culture leads the process, a measure and one that is over, has an assignment, and the theatre belongs to it. */
  static async found(): Promise<Town> {
    const harness = await PolicyHarness.open(
      reorganisationPolicy,
      [...decidingFeatures, assignmentFeature, reorganisationFeature],
      '2019-11-01T08:00:00.000Z',
    );
    const register = async (name: string, parent?: string): Promise<string> =>
      (
        await harness.send('RegisterOrganisation', null, {
          name,
          kind: 'area',
          ...(parent !== undefined && { parent }),
        })
      ).id;
    const culture = await register('Kultur');
    const sport = await register('Sport');
    const theatre = await register('Theater', culture);
    const process = (await harness.send('DraftProcess', null, { title: 'Wir alle sind LU' })).id;
    await harness.send('InitiateProcess', process, { mandate: { kind: 'unknown' }, lead: culture });
    const propose = async (title: string): Promise<string> =>
      (
        await harness.send('ProposeMeasure', null, {
          process,
          kind: 'project',
          title,
          source: 'Workshop',
          lead: culture,
        })
      ).id;
    const signs = await propose('Wegweiser');
    const over = await propose('Buch');
    await harness.send('RejectMeasure', over, { reason: 'double' });
    const source = { kind: 'oral', reference: 'Jour fixe' };
    const costs = (await harness.send('GiveAssignment', null, { title: 'Kosten', source, to: culture })).id;
    await harness.send('AcceptAssignment', costs);
    return new Town(harness, process, culture, sport, theatre, signs, over, costs);
  }

  async record(change: object, on = '2020-01-01'): Promise<string> {
    const { id } = await this.harness.send('RecordReorganisation', null, { title: 'Neuer Zuschnitt', change, on });
    await this.harness.settle();
    return id;
  }

  async on(day: string): Promise<void> {
    this.harness.clock.advancedTo(`${day}T08:00:00.000Z`);
    await this.harness.settle();
  }

  async types(reorganisation: string): Promise<readonly string[]> {
    return (await this.harness.events(`reorganisation-${reorganisation}`)).map(({ type }) => type);
  }

  /** The present holders of the former holdings of culture, and the status of culture. */
  async holders(): Promise<Holders> {
    const { states } = this.harness.handler;
    const process = (await states.current(strategyProcessDecider, this.process)).state;
    const signs = (await states.current(measureDecider, this.signs)).state;
    const over = (await states.current(measureDecider, this.over)).state;
    const costs = (await states.current(assignmentDecider, this.costs)).state;
    const theatre = (await states.current(organisationDecider, this.theatre)).state;
    const culture = (await states.current(organisationDecider, this.culture)).state;
    return {
      process: 'lead' in process && process.lead,
      signs: signs.status !== 'unknown' && signs.lead,
      over: over.status !== 'unknown' && over.lead,
      costs: costs.status !== 'unknown' && [costs.status, costs.to],
      theatre: theatre.status === 'registered' && theatre.parent,
      culture: culture.status,
    };
  }
}
