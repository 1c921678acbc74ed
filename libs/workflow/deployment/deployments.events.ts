import type { EventShapes } from '#event-sourcing';

/** A version of a process. Its key is in the block of its process: any server finds the process by the key. */
export interface DeployedProcess {
  readonly process: string;
  readonly key: string;
  readonly version: number;
  readonly name?: string;
  readonly versionTag?: string;
}

export interface DeployedResource {
  readonly name: string;
  readonly sha256: string;
  readonly processes: readonly DeployedProcess[];
}

export interface ResourcesDeployed {
  readonly type: 'ResourcesDeployed';
  readonly data: { readonly deployment: string; readonly resources: readonly DeployedResource[] };
}

export type DeploymentsEvent = ResourcesDeployed;

export const deploymentsShapes: EventShapes<DeploymentsEvent> = { ResourcesDeployed: 1 };
