import type { Projection, Readiness } from '#event-sourcing';
import { NotThatFar } from '#event-sourcing';
import type { FollowerReport, Following } from './following.js';
import { NobodyFollows } from './following.js';

type Named = readonly Pick<Projection, 'name' | 'version'>[];

/** This server may follow the log, and waits for its turn; there are no others whose read models it could show. */
export class NobodyFollowing implements Following {
  readonly server = undefined;

  constructor(private readonly projections: Named) {}

  status(): readonly FollowerReport[] {
    return stillBuilding(this.projections);
  }

  readiness(): Readiness {
    return 'building';
  }

  async reached(): Promise<boolean> {
    return false;
  }

  async caughtUp(): Promise<void> {
    throw new NotThatFar('late', 'nobody');
  }

  async rebuild(): Promise<never> {
    throw new NobodyFollows('this server waits for its turn to follow the log');
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

/** How projections are of which nobody has told anything. */
export function stillBuilding(projections: Named): readonly FollowerReport[] {
  const state = { kind: 'projection', state: 'building', position: undefined, lag: undefined } as const;
  return projections.map(({ name, version }) => ({ name, version, ...state }));
}
