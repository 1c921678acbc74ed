import type {
  WaitOptions,
  PendingEffect,
  PolicyRunner,
  ProjectionRunner,
  Readiness,
  RefusedEffect,
} from '#event-sourcing';
import { UnknownProjection } from '#event-sourcing';
import type { EffectState, ConsumerWorkReport, Following, RetryBy } from './following.js';

/** The work of following the log, on this server. */
export class LocalFollowing implements Following {
  constructor(
    readonly server: string,
    readonly runner: ProjectionRunner,
    readonly policies: readonly PolicyRunner[],
  ) {}

  status(): readonly ConsumerWorkReport[] {
    return this.runner.status().map((report) => {
      const work = this.policies.find(({ name }) => name === report.name)?.work;
      return work === undefined ? report : { ...report, work };
    });
  }

  readiness(table: string): Readiness {
    return this.runner.readiness(table);
  }

  async reached(position: bigint, milliseconds: number): Promise<boolean> {
    return await this.runner.reached(position, milliseconds);
  }

  async caughtUp(options?: WaitOptions): Promise<void> {
    await this.runner.caughtUp(options);
  }

  async rebuild(projection: string): Promise<void> {
    await this.runner.rebuild(projection);
  }

  async retry(name: string): Promise<void> {
    await this.runner.retry(name);
  }

  async effects(policy: string, state: EffectState): Promise<readonly (PendingEffect | RefusedEffect)[]> {
    const runner = this.#policy(policy);
    return state === 'open' ? runner.openEffects : runner.refusedEffects;
  }

  async retryEffect(policy: string, effect: string, by: RetryBy): ReturnType<Following['retryEffect']> {
    return await this.#policy(policy).retryEffect(effect, by);
  }

  #policy(name: string): PolicyRunner {
    const runner = this.policies.find((one) => one.name === name);
    if (runner === undefined) throw new UnknownProjection(`there is no policy ${name}`);
    return runner;
  }
}
