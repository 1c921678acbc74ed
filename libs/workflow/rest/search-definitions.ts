import type { Table } from '#event-sourcing';
import type { ElementKind } from '../model/process-model.js';
import type { IncidentError } from '../instance/steps.js';
import {
  elementInstances,
  processDefinitions,
  processIncidents,
  processInstances,
  processJobs,
  processVariables,
} from '../projection/workflow.tables.js';
import type { AnyRows, SearchField } from './search-fields.js';
import type { SearchDefinition } from './search.js';

export const TENANT = '<default>';

/** The stored kinds of elements, as Camunda's interface calls them. */
export const ELEMENT_TYPES: Readonly<Record<ElementKind, string>> = {
  process: 'PROCESS',
  subProcess: 'SUB_PROCESS',
  multiInstanceBody: 'MULTI_INSTANCE_BODY',
  eventSubProcess: 'EVENT_SUB_PROCESS',
  startEvent: 'START_EVENT',
  endEvent: 'END_EVENT',
  boundaryEvent: 'BOUNDARY_EVENT',
  intermediateThrowEvent: 'INTERMEDIATE_THROW_EVENT',
  intermediateCatchEvent: 'INTERMEDIATE_CATCH_EVENT',
  userTask: 'USER_TASK',
  callActivity: 'CALL_ACTIVITY',
  receiveTask: 'RECEIVE_TASK',
  eventBasedGateway: 'EVENT_BASED_GATEWAY',
  serviceTask: 'SERVICE_TASK',
  sendTask: 'SEND_TASK',
  scriptTask: 'SCRIPT_TASK',
  businessRuleTask: 'BUSINESS_RULE_TASK',
  manualTask: 'MANUAL_TASK',
  task: 'TASK',
  exclusiveGateway: 'EXCLUSIVE_GATEWAY',
  inclusiveGateway: 'INCLUSIVE_GATEWAY',
  parallelGateway: 'PARALLEL_GATEWAY',
};

/** The limit of execution and a corrected fact have no name in Camunda's interface. */
export const INCIDENT_TYPES: Readonly<Record<IncidentError, string>> = {
  CALLED_ELEMENT_ERROR: 'CALLED_ELEMENT_ERROR',
  CONDITION_ERROR: 'CONDITION_ERROR',
  EXTRACT_VALUE_ERROR: 'EXTRACT_VALUE_ERROR',
  IO_MAPPING_ERROR: 'IO_MAPPING_ERROR',
  FORM_NOT_FOUND: 'FORM_NOT_FOUND',
  JOB_NO_RETRIES: 'JOB_NO_RETRIES',
  UNHANDLED_ERROR_EVENT: 'UNHANDLED_ERROR_EVENT',
  EXECUTION_LIMIT: 'UNKNOWN',
  MESSAGE_CORRECTED: 'UNKNOWN',
};

const INSTANCE_STATES = same('ACTIVE', 'COMPLETED', 'TERMINATED');
const JOB_STATES = same('CREATED', 'COMPLETED', 'CANCELED', 'FAILED', 'ERROR_THROWN', 'RETRIES_UPDATED');

export const tenantId: SearchField = { kind: 'constant', value: TENANT };

export function same(...words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(words.map((word) => [word, word]));
}

export function column(kind: 'key' | 'text' | 'integer' | 'instant' | 'flag', name: string): SearchField {
  return { kind, column: name };
}

export function words(name: string, all: Readonly<Record<string, string>>): SearchField {
  return { kind: 'word', column: name, words: all };
}

/** Rows that an open incident is about: `by` is the incident's column with the key of the row. */
function hasIncident(by: 'instance' | 'elementInstance'): SearchField {
  return {
    kind: 'condition',
    where: (rows: AnyRows, holds) =>
      rows.where((is) => {
        const open = is.selectFrom(processIncidents.name).select(by).where('state', '=', 'ACTIVE');
        return is('key', holds ? 'in' : 'not in', open);
      }),
  };
}

export function definition<T extends Table>(of: SearchDefinition<T>): SearchDefinition<T> {
  return of;
}

export const definitionSearch = definition({
  table: processDefinitions,
  key: 'processDefinitionKey',
  filters: {
    processDefinitionKey: column('key', 'key'),
    processDefinitionId: column('text', 'process'),
    name: column('text', 'name'),
    resourceName: column('text', 'resource'),
    version: column('integer', 'version'),
    versionTag: column('text', 'versionTag'),
    isLatestVersion: column('flag', 'latest'),
    tenantId,
    hasStartForm: column('flag', 'startForm'),
    state: { kind: 'constant', value: 'ACTIVE' },
  },
  sorts: ['processDefinitionKey', 'name', 'resourceName', 'version', 'versionTag', 'processDefinitionId', 'tenantId'],
});

export const instanceSearch = definition({
  table: processInstances,
  key: 'processInstanceKey',
  filters: {
    processInstanceKey: column('key', 'key'),
    processDefinitionKey: column('key', 'definition'),
    processDefinitionId: column('text', 'process'),
    processDefinitionVersion: column('integer', 'version'),
    processDefinitionVersionTag: column('text', 'versionTag'),
    startDate: column('instant', 'started'),
    endDate: column('instant', 'ended'),
    state: words('state', INSTANCE_STATES),
    hasIncident: hasIncident('instance'),
    businessId: column('text', 'businessId'),
    parentProcessInstanceKey: column('key', 'parent'),
    parentElementInstanceKey: column('key', 'parentElement'),
    tenantId,
  },
  sorts: [
    'processInstanceKey',
    'processDefinitionId',
    'processDefinitionVersion',
    'processDefinitionVersionTag',
    'processDefinitionKey',
    'startDate',
    'endDate',
    'state',
    'tenantId',
    'businessId',
  ],
});

export const elementSearch = definition({
  table: elementInstances,
  key: 'elementInstanceKey',
  filters: {
    elementInstanceKey: column('key', 'key'),
    processInstanceKey: column('key', 'instance'),
    processDefinitionKey: column('key', 'definition'),
    processDefinitionId: column('text', 'process'),
    elementInstanceScopeKey: column('key', 'scope'),
    elementId: column('text', 'element'),
    type: words('type', ELEMENT_TYPES),
    state: words('state', INSTANCE_STATES),
    hasIncident: hasIncident('elementInstance'),
    startDate: column('instant', 'started'),
    endDate: column('instant', 'ended'),
    tenantId,
  },
  sorts: [
    'elementInstanceKey',
    'processInstanceKey',
    'processDefinitionKey',
    'processDefinitionId',
    'startDate',
    'endDate',
    'elementId',
    'type',
    'state',
    'tenantId',
  ],
});

export const jobSearch = definition({
  table: processJobs,
  key: 'jobKey',
  filters: {
    jobKey: column('key', 'key'),
    processInstanceKey: column('key', 'instance'),
    processDefinitionKey: column('key', 'definition'),
    processDefinitionId: column('text', 'process'),
    elementInstanceKey: column('key', 'elementInstance'),
    elementId: column('text', 'element'),
    type: column('text', 'type'),
    retries: column('integer', 'retries'),
    state: words('state', JOB_STATES),
    errorCode: column('text', 'errorCode'),
    creationTime: column('instant', 'created'),
    lastUpdateTime: column('instant', 'updated'),
    endTime: column('instant', 'ended'),
    hasFailedWithRetriesLeft: {
      kind: 'condition',
      where: (rows, holds) =>
        rows.where((is) => {
          const failed = is.and([is('state', '=', 'FAILED'), is('retries', '>', 0)]);
          return holds ? failed : is.not(failed);
        }),
    },
    kind: { kind: 'constant', value: 'BPMN_ELEMENT' },
    listenerEventType: { kind: 'constant', value: 'UNSPECIFIED' },
    tenantId,
  },
  sorts: [
    'jobKey',
    'processInstanceKey',
    'processDefinitionKey',
    'processDefinitionId',
    'elementInstanceKey',
    'elementId',
    'type',
    'retries',
    'state',
    'errorCode',
    'endTime',
    'kind',
    'listenerEventType',
    'tenantId',
  ],
});

export const incidentSearch = definition({
  table: processIncidents,
  key: 'incidentKey',
  filters: {
    incidentKey: column('key', 'key'),
    processInstanceKey: column('key', 'instance'),
    processDefinitionKey: column('key', 'definition'),
    processDefinitionId: column('text', 'process'),
    elementInstanceKey: column('key', 'elementInstance'),
    elementId: column('text', 'element'),
    errorType: words('error', INCIDENT_TYPES),
    state: words('state', same('ACTIVE', 'RESOLVED')),
    creationTime: column('instant', 'created'),
    jobKey: column('key', 'job'),
    tenantId,
  },
  sorts: [
    'incidentKey',
    'processInstanceKey',
    'processDefinitionKey',
    'processDefinitionId',
    'elementInstanceKey',
    'elementId',
    'errorType',
    'state',
    'creationTime',
    'jobKey',
    'tenantId',
  ],
});

export const variableSearch = definition({
  table: processVariables,
  key: 'variableKey',
  filters: {
    variableKey: column('key', 'key'),
    processInstanceKey: column('key', 'instance'),
    scopeKey: column('key', 'scope'),
    name: column('text', 'name'),
    tenantId,
  },
  sorts: ['variableKey', 'processInstanceKey', 'scopeKey', 'name', 'tenantId'],
});
