import type { Projection, Readiness } from '#event-sourcing';
import { PositionNotReached } from '#event-sourcing';
import type { ConsumerWorkReport, Following } from './following.js';
import { NoServerFollows } from './following.js';

type Named = readonly Pick<Projection, 'name' | 'version'>[];

/** This server waits for its turn to follow the log, and has no other server's read models to show. */
export class NoFollowing implements Following {
  readonly server = undefined;

  constructor(private readonly projections: Named) {}

  status(): readonly ConsumerWorkReport[] {
    return stillBuilding(this.projections);
  }

  readiness(): Readiness {
    return 'building';
  }

  async reached(): Promise<boolean> {
    return false;
  }

  async caughtUp(): Promise<void> {
    throw new PositionNotReached('late', 'nobody');
  }

  async rebuild(): Promise<never> {
    throw new NoServerFollows('this server waits for its turn to follow the log');
  }

  async retry(): Promise<never> {
    return await this.rebuild();
  }

  async effects(): Promise<never> {
    return await this.rebuild();
  }

  async retryEffect(): Promise<never> {
    return await this.rebuild();
  }
}

/** The reports of projections whose state is not known yet. */
export function stillBuilding(projections: Named): readonly ConsumerWorkReport[] {
  const state = { kind: 'projection', state: 'building', position: undefined, lag: undefined } as const;
  return projections.map(({ name, version }) => ({ name, version, ...state }));
}
