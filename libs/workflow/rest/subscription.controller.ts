import type { RowOf } from '#event-sourcing';
import type { Caller, ReadsFor } from '#http';
import { AskedBy, May, READS_FOR } from '#http';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { correlatedMessages } from '../messages/message.tables.js';
import type { processWaits } from '../projection/workflow.tables.js';
import { OBSERVERS } from './roles.js';
import { ownerAnswer } from './answers.js';
import type { Rooted } from './roots.js';
import type { ItemPage } from './row-reads.js';
import { withRoots } from './roots.js';
import { search } from './search.js';
import { correlatedSearch, SUBSCRIPTION_STATES, subscriptionSearch } from './subscription-search.js';

/** What instances wait for or waited for: published messages and domain events. */
@ApiExcludeController()
@May(...OBSERVERS)
@Controller('v2/message-subscriptions')
export class SubscriptionRoutes {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Post('search')
  @HttpCode(200)
  async search(@Body() body: unknown, @AskedBy() caller: Caller): Promise<ItemPage> {
    const reads = this.readsFor(caller);
    const { rows, page } = await search(reads, subscriptionSearch, body, (all) => all.where('for', '=', 'message'));
    return { items: await withRoots(reads, rows.map(subscriptionAnswer)), page };
  }
}

/** Which messages and domain events instances took. */
@ApiExcludeController()
@May(...OBSERVERS)
@Controller('v2/correlated-message-subscriptions')
export class CorrelatedSubscriptionRoutes {
  constructor(@Inject(READS_FOR) private readonly readsFor: ReadsFor) {}

  @Post('search')
  @HttpCode(200)
  async search(@Body() body: unknown, @AskedBy() caller: Caller): Promise<ItemPage> {
    const reads = this.readsFor(caller);
    const { rows, page } = await search(reads, correlatedSearch, body);
    return { items: await withRoots(reads, rows.map(correlatedAnswer)), page };
  }
}

function subscriptionAnswer(row: RowOf<typeof processWaits>): Rooted {
  return {
    messageSubscriptionKey: row.key.toString(),
    ...ownerAnswer(row),
    elementId: row.element,
    elementInstanceKey: row.elementInstance.toString(),
    messageSubscriptionState: SUBSCRIPTION_STATES[row.state],
    lastUpdatedDate: row.updated,
    messageName: row.name ?? '',
    correlationKey: row.correlationKey,
  };
}

function correlatedAnswer(row: RowOf<typeof correlatedMessages>): Rooted {
  return {
    correlationKey: row.correlationKey,
    correlationTime: row.time,
    elementId: row.element,
    elementInstanceKey: row.elementInstance?.toString() ?? null,
    messageKey: row.message.toString(),
    messageName: row.name,
    partitionId: row.partition,
    ...ownerAnswer(row),
    subscriptionKey: row.subscription.toString(),
  };
}
