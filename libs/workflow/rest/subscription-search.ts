import { correlatedMessages } from '../messages/message.tables.js';
import { processWaits } from '../projection/workflow.tables.js';
import { column, definition, tenantId, words } from './search-definitions.js';

/** States of waits, as Camunda calls those of subscriptions. */
export const SUBSCRIPTION_STATES = { OPEN: 'CREATED', HAPPENED: 'CORRELATED', CANCELED: 'DELETED' } as const;

export const subscriptionSearch = definition({
  table: processWaits,
  key: 'messageSubscriptionKey',
  filters: {
    messageSubscriptionKey: column('key', 'key'),
    processDefinitionKey: column('key', 'definition'),
    processDefinitionId: column('text', 'process'),
    processInstanceKey: column('key', 'instance'),
    elementId: column('text', 'element'),
    elementInstanceKey: column('key', 'elementInstance'),
    messageSubscriptionState: words('state', SUBSCRIPTION_STATES),
    lastUpdatedDate: column('instant', 'updated'),
    messageName: column('text', 'name'),
    correlationKey: column('text', 'correlationKey'),
    tenantId,
  },
  sorts: [
    'messageSubscriptionKey',
    'processDefinitionId',
    'processInstanceKey',
    'elementId',
    'elementInstanceKey',
    'messageSubscriptionState',
    'lastUpdatedDate',
    'messageName',
    'correlationKey',
    'tenantId',
  ],
});

export const correlatedSearch = definition({
  table: correlatedMessages,
  // Neither message nor subscription tells rows apart: a subscription may take several messages.
  key: 'position',
  filters: {
    position: column('key', 'position'),
    correlationKey: column('text', 'correlationKey'),
    correlationTime: column('instant', 'time'),
    elementId: column('text', 'element'),
    elementInstanceKey: column('key', 'elementInstance'),
    messageKey: column('key', 'message'),
    messageName: column('text', 'name'),
    partitionId: column('integer', 'partition'),
    processDefinitionId: column('text', 'process'),
    processDefinitionKey: column('key', 'definition'),
    processInstanceKey: column('key', 'instance'),
    subscriptionKey: column('key', 'subscription'),
    tenantId,
  },
  sorts: [
    'correlationKey',
    'correlationTime',
    'elementId',
    'elementInstanceKey',
    'messageKey',
    'messageName',
    'partitionId',
    'processDefinitionId',
    'processDefinitionKey',
    'processInstanceKey',
    'subscriptionKey',
    'tenantId',
  ],
});
