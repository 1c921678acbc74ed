import { randomUUID } from 'node:crypto';
import type { Office } from './office.js';

export const DAY = '2019-02-14';
export const MEMBER = { kind: 'function', title: 'Leitung Kultur' } as const;
export const OTHER_MEMBER = { kind: 'function', title: 'Leitung Theater' } as const;

export function counted(yes: number, no: number): object {
  return { kind: 'counted', yes, no, abstention: 0, spoilt: 0 };
}

export interface Sitting {
  readonly path: string;
  readonly id: string;
  readonly item: string;
  /** Of the item's own routes. */
  readonly at: string;
}

type Stage = 'planned' | 'invited' | 'open' | 'interrupted' | 'closed' | 'cancelled';

/** Meetings of one item, as far as a spec needs them. */
export class Sittings {
  constructor(
    private readonly clerk: Pick<Office, 'does'>,
    private readonly committee: string,
  ) {}

  async of(stage: Stage, item: object = {}, committee = this.committee): Promise<Sitting> {
    const { clerk } = this;
    const { id } = await clerk.does('/meetings', { committee, when: DAY });
    const path = `/meetings/${id}`;
    const sitting = { id, path, ...(await this.item(path, { number: '1', ...item })) };
    if (stage === 'planned') return sitting;
    if (stage === 'cancelled') await clerk.does(`${path}/cancellation`, { reason: 'keine Punkte' });
    else await clerk.does(`${path}/invitation`);
    if (stage === 'cancelled' || stage === 'invited') return sitting;
    await clerk.does(`${path}/opening`, { occurredOn: DAY });
    if (stage === 'interrupted') await clerk.does(`${path}/interruption`, { occurredOn: DAY });
    if (stage === 'closed') await clerk.does(`${path}/closing`, { occurredOn: DAY });
    return sitting;
  }

  async item(path: string, body: object): Promise<Pick<Sitting, 'item' | 'at'>> {
    const item = randomUUID();
    await this.clerk.does(`${path}/agenda-items`, { item, title: 'Sachstandsbericht', ...body });
    return { item, at: `${path}/agenda-items/${item}` };
  }
}

export interface Outcome {
  readonly event: string;
  readonly outcomeId: string;
  readonly outcome: Readonly<Record<string, unknown>>;
  readonly vote: object;
  readonly voteResult: string;
  readonly questioned: boolean;
  readonly effect: string;
  readonly corrects: string | null;
  readonly correctedBy: string | null;
}

export interface MeetingRead {
  readonly status: string;
  readonly when: string;
  readonly processes: readonly string[];
  readonly course: readonly { readonly what: string }[];
  readonly attendance: readonly { readonly what: string }[];
  readonly deviations: readonly { readonly id: string; readonly rule: string }[];
  readonly agenda: readonly {
    readonly id: string;
    readonly number: string;
    readonly public: string;
    readonly announced: string;
    readonly deliberation: { readonly sha256: string; readonly text: string | null } | null;
    readonly outcomes: readonly Outcome[];
    readonly corrected: readonly Outcome[];
  }[];
}
