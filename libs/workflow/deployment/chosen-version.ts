import type { DeployedVersion, Deployments } from './deployments.decide.js';

/** Which definition an instance is of: a version by its key, or a process in its latest or a given version. */
export type DefinitionChoice = { readonly key: string } | { readonly process: string; readonly version?: number };

export function chosenVersion({ byKey, versions }: Deployments, choice: DefinitionChoice): DeployedVersion | undefined {
  if ('key' in choice) return byKey.get(choice.key);
  const all = versions.get(choice.process) ?? [];
  return choice.version === undefined ? all.at(-1) : all.find(({ version }) => version === choice.version);
}
