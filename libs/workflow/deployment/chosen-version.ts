import type { DeployedVersion, Deployments } from './deployments.decide.js';

/** Which definition an instance is of: a version by its key, or a process in its latest or a given version. */
export type DefinitionChoice = { readonly key: string } | { readonly process: string; readonly version?: number };

export function chosenVersion({ byKey, versions }: Deployments, choice: DefinitionChoice): DeployedVersion | undefined {
  if ('key' in choice) return byKey.get(choice.key);
  const all = versions.get(choice.process) ?? [];
  return choice.version === undefined ? all.at(-1) : all.find(({ version }) => version === choice.version);
}

/** Which version of a process or form a model means: the latest, that of its own deployment, or the latest with a tag. */
export function boundVersion<V extends { readonly deployment: string; readonly versionTag?: string }>(
  versions: readonly V[],
  binding: 'latest' | 'deployment' | 'versionTag',
  { deployment, tag }: { readonly deployment: string | undefined; readonly tag: string | undefined },
): V | undefined {
  switch (binding) {
    case 'latest':
      return versions.at(-1);
    case 'deployment':
      return versions.find((one) => one.deployment === deployment);
    case 'versionTag':
      return versions.findLast(({ versionTag }) => versionTag === tag);
  }
}
