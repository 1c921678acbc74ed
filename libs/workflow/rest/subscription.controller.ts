import type { RowOf } from '#event-sourcing';
import type { Caller, ReadsFor } from '#http';
import { AskedBy, May, READS_FOR } from '#http';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { correlatedMessages } from '../messages/message.tables.js';
import type { processWaits } from '../projection/workflow.tables.js';
import { OBSERVERS } from './roles.js';
import type { ItemPage } from './row-reads.js';
import { TENANT } from './search-definitions.js';
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
    const { rows, page } = await search(this.readsFor(caller), subscriptionSearch, body, (all) =>
      all.where('for', '=', 'message'),
    );
    return { items: rows.map(subscriptionAnswer), page };
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
    const { rows, page } = await search(this.readsFor(caller), correlatedSearch, body);
    return { items: rows.map(correlatedAnswer), page };
  }
}

function subscriptionAnswer(row: RowOf<typeof processWaits>): object {
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

function correlatedAnswer(row: RowOf<typeof correlatedMessages>): object {
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

function ownerAnswer({
  process,
  definition,
  instance,
}: Pick<RowOf<typeof processWaits>, 'process' | 'definition' | 'instance'>): object {
  return {
    processDefinitionId: process,
    processDefinitionKey: definition.toString(),
    processInstanceKey: instance.toString(),
    rootProcessInstanceKey: instance.toString(),
    tenantId: TENANT,
  };
}
