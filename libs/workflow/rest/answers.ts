import type { Rooted } from './roots.js';
import type { RowOf } from '#event-sourcing';
import type { DeployedFormVersion, DeployedVersion, Deployments } from '../deployment/deployments.decide.js';
import type { KeptForm } from '../forms/deployed-forms.js';
import type { JobLock } from '../jobs/job-locks.js';
import type { ActivatedJob } from '../jobs/job-activation.js';
import type {
  elementInstances,
  processDefinitions,
  processIncidents,
  processInstances,
  processJobs,
  processVariables,
  takenFlows,
} from '../projection/workflow.tables.js';
import { ELEMENT_TYPES, INCIDENT_TYPES, TENANT } from './search-definitions.js';

/** What Camunda's interface shows of a row. Keys are texts; times are UTC. */

const tenantId = TENANT;

/** The largest part of a variable that a search shows. */
export const SHOWN_CHARACTERS = 8191;

export function definitionAnswer(row: RowOf<typeof processDefinitions>): object {
  return {
    name: row.name,
    resourceName: row.resource,
    version: row.version,
    versionTag: row.versionTag,
    processDefinitionId: row.process,
    tenantId,
    processDefinitionKey: row.key.toString(),
    hasStartForm: row.startForm,
    state: 'ACTIVE',
  };
}

export function deployedAnswer(
  deployment: string,
  versions: readonly DeployedVersion[],
  forms: readonly DeployedFormVersion[],
): object {
  const processes = versions.map(({ process, version, resource, key }) => ({
    processDefinition: {
      processDefinitionId: process,
      processDefinitionVersion: version,
      resourceName: resource,
      tenantId,
      processDefinitionKey: key,
    },
    decisionDefinition: null,
    decisionRequirements: null,
    form: null,
    resource: null,
  }));
  const shown = forms.map(({ form, version, resource, key }) => ({
    processDefinition: null,
    decisionDefinition: null,
    decisionRequirements: null,
    form: { formId: form, version, resourceName: resource, tenantId, formKey: key },
    resource: null,
  }));
  return { deploymentKey: deployment, tenantId, deployments: [...processes, ...shown] };
}

export function instanceAnswer(
  row: RowOf<typeof processInstances>,
  { byKey }: Pick<Deployments, 'byKey'>,
  withIncident: ReadonlySet<bigint>,
): object {
  const key = row.key.toString();
  return {
    processDefinitionId: row.process,
    processDefinitionName: byKey.get(row.definition.toString())?.name ?? null,
    processDefinitionVersion: row.version,
    processDefinitionVersionTag: row.versionTag,
    startDate: row.started,
    endDate: row.ended,
    state: row.state,
    hasIncident: withIncident.has(row.key),
    tenantId,
    processInstanceKey: key,
    processDefinitionKey: row.definition.toString(),
    parentProcessInstanceKey: row.parent?.toString() ?? null,
    parentElementInstanceKey: row.parentElement?.toString() ?? null,
    rootProcessInstanceKey: row.root.toString(),
    tags: row.tags,
    businessId: row.businessId,
  };
}

interface Owned {
  readonly instance: bigint;
  readonly definition: bigint;
  readonly process: string;
}

/** What every answer about a part of an instance bears. */
export function ownerAnswer({ instance, definition, process }: Owned): Rooted & Readonly<Record<string, string>> {
  return {
    processDefinitionId: process,
    processDefinitionKey: definition.toString(),
    processInstanceKey: instance.toString(),
    rootProcessInstanceKey: instance.toString(),
    tenantId,
  };
}

/** `name`: the element's in the model, else its id, as Camunda shows it. `incident`: the open one about it. */
export function elementAnswer(row: RowOf<typeof elementInstances>, name: string, incident: bigint | undefined): Rooted {
  return {
    ...ownerAnswer(row),
    elementInstanceKey: row.key.toString(),
    elementId: row.element,
    elementName: name,
    type: ELEMENT_TYPES[row.type],
    state: row.state,
    startDate: row.started,
    endDate: row.ended,
    hasIncident: incident !== undefined,
    incidentKey: incident?.toString() ?? null,
  };
}

export interface ShownJob {
  readonly lock: JobLock | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly message: string | null;
}

export function jobAnswer(row: RowOf<typeof processJobs>, { lock, headers, message }: ShownJob): Rooted {
  return {
    ...ownerAnswer(row),
    jobKey: row.key.toString(),
    type: row.type,
    worker: lock?.worker ?? '',
    deadline: lock?.until ?? null,
    state: row.state,
    kind: 'BPMN_ELEMENT',
    listenerEventType: 'UNSPECIFIED',
    retries: row.retries,
    isDenied: null,
    deniedReason: null,
    hasFailedWithRetriesLeft: row.state === 'FAILED' && row.retries > 0,
    errorCode: row.errorCode,
    errorMessage: message,
    customHeaders: headers,
    elementId: row.element,
    elementInstanceKey: row.elementInstance.toString(),
    creationTime: row.created,
    lastUpdateTime: row.updated,
    endTime: row.ended,
  };
}

export function activatedAnswer(
  { key, instance, element, elementInstance, definition, job, headers, variables, until, tags }: ActivatedJob,
  worker: string,
): object {
  return {
    type: job.type,
    processDefinitionId: definition.process,
    processDefinitionVersion: definition.version,
    elementId: element,
    customHeaders: headers,
    worker,
    retries: job.retries,
    deadline: Date.parse(until),
    variables,
    tenantId,
    jobKey: key,
    processInstanceKey: instance,
    processDefinitionKey: definition.key,
    elementInstanceKey: elementInstance,
    kind: 'BPMN_ELEMENT',
    listenerEventType: 'UNSPECIFIED',
    userTask: null,
    tags,
    rootProcessInstanceKey: instance,
  };
}

export function incidentAnswer(row: RowOf<typeof processIncidents>, message: string): Rooted {
  return {
    ...ownerAnswer(row),
    incidentKey: row.key.toString(),
    errorType: INCIDENT_TYPES[row.error],
    errorMessage: message,
    elementId: row.element,
    elementInstanceKey: row.elementInstance.toString(),
    creationTime: row.created,
    state: row.state,
    jobKey: row.job?.toString() ?? null,
  };
}

export function variableAnswer(row: RowOf<typeof processVariables>, value: string): Rooted {
  return {
    name: row.name,
    value,
    tenantId,
    variableKey: row.key.toString(),
    scopeKey: row.scope.toString(),
    processInstanceKey: row.instance.toString(),
    rootProcessInstanceKey: row.instance.toString(),
  };
}

export function flowAnswer(row: RowOf<typeof takenFlows>): object {
  return { ...ownerAnswer(row), sequenceFlowId: `${row.instance}_${row.flow}`, elementId: row.flow };
}

export function formAnswer({ version: { form, version, key }, schema }: KeptForm): object {
  return { tenantId, formId: form, schema, version, formKey: key };
}
