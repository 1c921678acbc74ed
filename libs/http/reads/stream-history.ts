import type { EventStore, MessageRegistry, PersonalFields, StreamName } from '#event-sourcing';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Matches, ValidateIf } from 'class-validator';
import type { Caller } from '../caller.js';
import type { LogIdentity } from '../log-identity.js';
import { openPersonal } from '../personal-fields.js';
import { notFound } from '../problems/problem.js';
import type { EventAnswer } from './event-answer.js';
import { eventView } from './event-view.js';
import { PAGE_LIMITS, PageQuery } from './page.js';

export class HistoryQuery extends OmitType(PageQuery, ['cursor'] as const) {
  @ApiProperty({
    required: false,
    type: String,
    description: 'Events behind this revision; the `next` of the page before.',
  })
  @ValidateIf((_query, value) => value !== undefined)
  @Matches(/^\d{1,18}$/, { message: '$property must be a revision' })
  readonly after?: string;
}

export interface HistoryPage {
  readonly items: readonly EventAnswer[];
  /** Hand it in as `after` for the next page; `null` on the last one. */
  readonly next: string | null;
}

/** Reads the events of one entity straight from the store, so it is never behind. */
export class StreamHistory {
  constructor(
    private readonly store: EventStore,
    private readonly registry: MessageRegistry,
    private readonly personal: PersonalFields,
    private readonly identity: LogIdentity,
  ) {}

  /** @throws Problem 404 for a stream without events. */
  async of(stream: StreamName, query: HistoryQuery, caller: Caller): Promise<HistoryPage> {
    const limit = query.limit ?? PAGE_LIMITS.default;
    const { after } = query;
    const from = after === undefined ? 0n : BigInt(after) + 1n;
    const stored = await this.store.readStream(stream, { from, limit: limit + 1 });
    if (stored.length === 0 && from === 0n) throw notFound();
    const items = stored.slice(0, limit).map((event) => this.registry.decode(event));
    const last = items.at(-1);
    return {
      items: await Promise.all(
        items.map((event) =>
          eventView(event, this.identity, (data) => openPersonal(this.personal, caller, event, data)),
        ),
      ),
      next: stored.length > limit && last !== undefined ? last.revision.toString() : null,
    };
  }
}
