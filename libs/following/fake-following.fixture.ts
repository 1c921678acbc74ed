import type { RetryResult } from '#event-sourcing';
import { UnknownProjection } from '#event-sourcing';
import type { ConsumerWorkReport, Following } from './following.js';

export const report = (name: string, more: Partial<ConsumerWorkReport> = {}): ConsumerWorkReport =>
  // The union of states is not preserved by spreading a partial.
  ({ name, kind: 'projection', version: 1, state: 'live', position: 7n, lag: 0, ...more }) as ConsumerWorkReport;

export const stopped = (name: string): ConsumerWorkReport => {
  const at = {
    eventId: 'e',
    type: 'Renamed',
    stream: 'area-1',
    revision: 3n,
    position: 8n,
    writtenAt: '2019',
    message: 'm',
  };
  return report(name, { state: 'stopped', incident: at });
};

/** A following server whose reports the spec sets; it records the calls. */
export class FakeFollowing implements Following {
  readonly done: string[] = [];
  reports: readonly ConsumerWorkReport[] = [
    report('areas'),
    report('papers'),
    report('consultation', { kind: 'policy' }),
  ];
  result: RetryResult = 'retried';

  constructor(readonly server: string) {}

  status(): readonly ConsumerWorkReport[] {
    return this.reports;
  }

  readiness(): 'ready' {
    return 'ready';
  }

  async reached(): Promise<boolean> {
    return true;
  }

  async caughtUp(): Promise<void> {
    this.done.push('caught up');
  }

  async rebuild(name: string): Promise<void> {
    if (name === 'consultation') throw new UnknownProjection('there is no projection consultation');
    this.done.push(`rebuild ${name}`);
    this.reports = this.reports.map((one) =>
      one.name === name ? report(name, { state: 'building', position: undefined }) : one,
    );
  }

  async retry(name: string): Promise<void> {
    if (name === 'papers') throw new Error('its store is gone');
    this.done.push(`retry ${name}`);
  }

  async effects(): Promise<readonly []> {
    return [];
  }

  async retryEffect(policy: string, effect: string, { actor }: { readonly actor: string }): Promise<RetryResult> {
    this.done.push(`retry ${effect} of ${policy} for ${actor}`);
    return this.result;
  }
}
