import type { Refusal } from '#event-sourcing';
import type { DeployedFormVersion, DeployedVersion } from './deployments.decide.js';
import type { FileFinding } from './read-files.js';

export type DeployResult =
  | {
      readonly deployed: true;
      readonly deployment: string;
      readonly isNew: boolean;
      readonly versions: readonly DeployedVersion[];
      readonly forms: readonly DeployedFormVersion[];
    }
  | { readonly deployed: false; readonly findings: readonly FileFinding[] }
  | { readonly deployed: false; readonly refusal: Refusal };
