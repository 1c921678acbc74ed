import type { Projection, Readiness } from '#event-sourcing';
import { NotThatFar } from '#event-sourcing';
import type { FollowerReport, Following } from './following.js';
import { NobodyFollows } from './following.js';

/** This server may follow the log, and waits for its turn; there are no others whose read models it could show. */
export class NobodyFollowing implements Following {
  readonly server = undefined;

  constructor(private readonly projections: readonly Pick<Projection, 'name'>[]) {}

  status(): readonly FollowerReport[] {
    return this.projections.map(({ name }) => ({
      name,
      kind: 'projection',
      state: 'building',
      position: undefined,
      lag: undefined,
    }));
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
