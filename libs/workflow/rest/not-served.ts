import type { Problem } from '#http';
import { notServed } from './problems.js';

/** Parts of Camunda's interface, by the beginning of their address behind `/v2/`, that are not served, and what to use instead. */
const NOT_SERVED: readonly (readonly [address: RegExp, instead: string])[] = [
  [/^user-tasks\/\d+\/audit-logs\//, 'use /api/v1/audit/events'],
  [/^process-instances\/\d+\/(?:modification|migration|deletion)$/, 'resolve incidents, or cancel and start again'],
  [/^process-instances\/(?:cancellation|incident-resolution|modification|migration|deletion)$/, 'do it one by one'],
  [/^process-instances\/\d+\/incident-resolution$/, 'resolve each incident of its search'],
  [/^(?:conditionals|decision-definitions|decision-instances|decision-requirements)\//, 'no model uses them yet'],
  [/^(?:expression|element-instances\/ad-hoc-activities)(?:\/|$)/, 'no model uses them yet'],
  [/^(?:batch-operations|batch-operation-items)\//, 'do it one by one'],
  [/^resources\//, 'read /v2/process-definitions/{processDefinitionKey}/xml'],
  [/^(?:jobs|incidents|process-definitions)\/(?:\d+\/)?statistics\//, 'use the searches'],
  [
    /^(?:users|groups|roles|tenants|authorizations|mapping-rules|setup)(?:\/|$)/,
    'use /api/v1/actors and /api/v1/access-tokens',
  ],
  [/^documents(?:\/|$)/, 'use /api/v1/documents'],
  [/^audit-logs\//, 'use /api/v1/audit/events'],
  [/^(?:cluster-variables|global-task-listeners|system)(?:\/|$)/, 'start instances with the variables that they need'],
];

/** The answer for an address of Camunda's interface that has no route here; nothing for any other address. */
export function notServedAt(url: string): Problem | undefined {
  const [path = ''] = url.split('?');
  if (!path.startsWith('/v2/')) return undefined;
  const address = path.slice('/v2/'.length);
  const instead = NOT_SERVED.find(([pattern]) => pattern.test(address))?.[1];
  return instead === undefined ? undefined : notServed(path, instead);
}
