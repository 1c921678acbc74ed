import { badField } from '#http';
import type { Json } from '#event-sourcing';
import type { DefinitionChoice } from '../deployment/chosen-version.js';
import type { Started } from '../engine/workflow-engine.js';
import type { CreateInstanceBody } from './bodies.js';
import { TENANT } from './search-definitions.js';

/** Which definition is started: by key, or by id and version; -1 or none is the latest version. */
export function choiceOf(body: CreateInstanceBody): DefinitionChoice {
  const { processDefinitionKey, processDefinitionId, processDefinitionVersion } = body;
  if (typeof processDefinitionKey === 'string') {
    if (typeof processDefinitionId === 'string') {
      throw badField(
        'processDefinitionId',
        'either processDefinitionKey or processDefinitionId must be given, not both',
      );
    }
    return { key: processDefinitionKey };
  }
  if (typeof processDefinitionId !== 'string') {
    throw badField('processDefinitionId', 'processDefinitionKey or processDefinitionId must be given');
  }
  const version = processDefinitionVersion ?? -1;
  return { process: processDefinitionId, ...(version >= 0 && { version }) };
}

export function createdAnswer(
  { key, definition }: Extract<Started, { readonly started: true }>,
  { tags, businessId }: CreateInstanceBody,
  variables: Readonly<Record<string, Json>>,
): object {
  return {
    processDefinitionId: definition.process,
    processDefinitionVersion: definition.version,
    tenantId: TENANT,
    variables,
    processDefinitionKey: definition.key,
    processInstanceKey: key,
    tags: tags ?? [],
    businessId: businessId ?? null,
  };
}
