import type { Command, Decider, Decision } from '#event-sourcing';
import { accept, acceptAsIs, evolveByType, refuse, unchanged } from '#event-sourcing';
import { blockKey, PARTS_PER_BLOCK } from '../instance/keys.js';
import type { DeployedForm, DeployedProcess, DeployedResource, DeploymentsEvent } from './deployments.events.js';
import { deploymentsShapes } from './deployments.events.js';

/** A file that was compiled without a finding and kept in the document store. */
export interface NewResource {
  readonly name: string;
  readonly sha256: string;
  readonly processes: readonly Omit<DeployedProcess, 'key' | 'version'>[];
  readonly forms?: readonly Omit<DeployedForm, 'key' | 'version'>[];
}

export type DeploymentsCommand = Command<'DeployResources', { readonly resources: readonly NewResource[] }>;

/**
 * All that was deployed. It is one stream, so that the versions of a deployment with several files are given in one append.
 */
export interface Deployments {
  readonly status: 'unknown' | 'open';
  readonly byKey: ReadonlyMap<string, DeployedVersion>;
  /** Versions of each process, the oldest first. */
  readonly versions: ReadonlyMap<string, readonly DeployedVersion[]>;
  readonly formsByKey: ReadonlyMap<string, DeployedFormVersion>;
  /** Versions of each form, the oldest first. */
  readonly forms: ReadonlyMap<string, readonly DeployedFormVersion[]>;
  /** The latest version of each file by its name. */
  readonly files: ReadonlyMap<string, DeployedResource>;
}

export interface DeployedVersion extends DeployedProcess {
  readonly sha256: string;
  readonly resource: string;
  /** Key of the deployment. */
  readonly deployment: string;
}

export interface DeployedFormVersion extends DeployedForm {
  readonly sha256: string;
  readonly resource: string;
  readonly deployment: string;
}

/** Id of the one stream. */
export const DEPLOYMENTS = 'all';

export type DeploymentsRefusal =
  'two files of the deployment have the same name' | 'a process stands in two files' | 'a form stands in two files';

export const deploymentsDecider: Decider<DeploymentsCommand, Deployments, DeploymentsEvent, DeploymentsRefusal> = {
  category: 'deployments',
  initial: {
    status: 'unknown',
    byKey: new Map(),
    versions: new Map(),
    formsByKey: new Map(),
    forms: new Map(),
    files: new Map(),
  },
  events: deploymentsShapes,
  german: {
    'two files of the deployment have the same name': 'Zwei Dateien haben denselben Namen.',
    'a process stands in two files': 'Ein Prozess steht in zwei Dateien.',
    'a form stands in two files': 'Ein Formular steht in zwei Dateien.',
  },
  decide: ({ data, meta }, state) => deploy(data.resources, meta.commandId, state),
  evolve: evolveByType<Deployments, DeploymentsEvent>({
    ResourcesDeployed: (state, { data }) =>
      data.resources.reduce<Deployments>((so, one) => withResource(so, one, data.deployment), {
        ...state,
        status: 'open',
      }),
    DateRefined: unchanged,
  }),
};

/**
 * A file is a duplicate when its latest version has the same name and bytes. If one file of the deployment is none, all get
 * a new version (the rule of Camunda 8).
 */
function deploy(
  resources: readonly NewResource[],
  commandId: string,
  state: Deployments,
): Decision<DeploymentsEvent, DeploymentsRefusal> {
  if (hasDouble(resources.map(({ name }) => name))) return refuse('two files of the deployment have the same name');
  const processes = resources.flatMap((resource) => resource.processes.map(({ process }) => process));
  if (hasDouble(processes)) return refuse('a process stands in two files');
  const forms = resources.flatMap((resource) => (resource.forms ?? []).map(({ form }) => form));
  if (hasDouble(forms)) return refuse('a form stands in two files');
  if (resources.every((one) => state.files.get(one.name)?.sha256 === one.sha256)) {
    return acceptAsIs('every file is deployed already in this version');
  }
  const deployed = resources.map(({ name, sha256, processes: own, forms: shown = [] }) => ({
    name,
    sha256,
    processes: own.map((one) => nextVersion(one, state)),
    ...(shown.length > 0 && { forms: shown.map((one) => nextForm(one, state)) }),
  }));
  const data = { deployment: deploymentKey(commandId), resources: deployed };
  return accept({ type: 'ResourcesDeployed', data });
}

/** Key of the deployment that a command makes. */
export function deploymentKey(commandId: string): string {
  return blockKey(`deployment:${commandId}`).toString();
}

function nextVersion(one: Omit<DeployedProcess, 'key' | 'version'>, state: Deployments): DeployedProcess {
  const version = (state.versions.get(one.process)?.at(-1)?.version ?? 0) + 1;
  if (version > PARTS_PER_BLOCK) throw new RangeError(`a process has at most ${PARTS_PER_BLOCK} versions`);
  return { ...one, key: (blockOf(one.process, state) + BigInt(version)).toString(), version };
}

function nextForm(one: Omit<DeployedForm, 'key' | 'version'>, state: Deployments): DeployedForm {
  const versions = state.forms.get(one.form) ?? [];
  const version = (versions.at(-1)?.version ?? 0) + 1;
  if (version > PARTS_PER_BLOCK) throw new RangeError(`a form has at most ${PARTS_PER_BLOCK} versions`);
  const [first] = versions;
  const block = first === undefined ? newBlock('form', one.form, state) : BigInt(first.key) - BigInt(first.version);
  return { ...one, key: (block + BigInt(version)).toString(), version };
}

/** The block of keys that a process has, or for a new process the first one that no other process has. */
function blockOf(process: string, state: Deployments): bigint {
  const [known] = state.versions.get(process) ?? [];
  return known === undefined ? newBlock('process', process, state) : BigInt(known.key) - BigInt(known.version);
}

function newBlock(kind: 'process' | 'form', id: string, { byKey, formsByKey }: Deployments): bigint {
  for (let candidate = 0; ; candidate += 1) {
    const block = blockKey(`${kind}:${id}`, candidate);
    const first = (block + 1n).toString();
    if (!byKey.has(first) && !formsByKey.has(first)) return block;
  }
}

function withResource(state: Deployments, resource: DeployedResource, deployment: string): Deployments {
  const kept = { sha256: resource.sha256, resource: resource.name, deployment };
  const made = resource.processes.map((one) => ({ ...one, ...kept }));
  const byKey = new Map(state.byKey);
  const versions = new Map(state.versions);
  for (const one of made) {
    byKey.set(one.key, one);
    versions.set(one.process, [...(versions.get(one.process) ?? []), one]);
  }
  const formsByKey = new Map(state.formsByKey);
  const forms = new Map(state.forms);
  for (const one of (resource.forms ?? []).map((form) => ({ ...form, ...kept }))) {
    formsByKey.set(one.key, one);
    forms.set(one.form, [...(forms.get(one.form) ?? []), one]);
  }
  const files = new Map(state.files).set(resource.name, resource);
  return { ...state, byKey, versions, formsByKey, forms, files };
}

function hasDouble(names: readonly string[]): boolean {
  return new Set(names).size < names.length;
}
