import type { EventShapes } from '#event-sourcing';
import type { StartTimer } from '../instance/steps.js';

/** A version of a process. Its key is in the block of its process: any server finds the process by the key. */
export interface DeployedProcess {
  readonly process: string;
  readonly key: string;
  readonly version: number;
  readonly name?: string;
  readonly versionTag?: string;
  /** Whether a form says what an instance begins with. */
  readonly startForm?: true;
  /** What starts an instance of this version beside a call, while it is the latest. */
  readonly starts?: readonly ProcessStart[];
}

/** A start event with a trigger. */
export type ProcessStart =
  { readonly element: string; readonly for: 'message' | 'signal'; readonly name: string } | StartTimer;

/** A version of a form. Its key is in the block of its form. */
export interface DeployedForm {
  readonly form: string;
  readonly key: string;
  readonly version: number;
  readonly versionTag?: string;
}

export interface DeployedResource {
  readonly name: string;
  readonly sha256: string;
  readonly processes: readonly DeployedProcess[];
  readonly forms?: readonly DeployedForm[];
}

export interface ResourcesDeployed {
  readonly type: 'ResourcesDeployed';
  readonly data: { readonly deployment: string; readonly resources: readonly DeployedResource[] };
}

export type DeploymentsEvent = ResourcesDeployed;

export const deploymentsShapes: EventShapes<DeploymentsEvent> = { ResourcesDeployed: 1 };
