import type { Api } from '../api/api.js';
import type { ConsumerItem } from './consumer-item.js';

interface ProjectionList {
  readonly items: readonly (ConsumerItem & { readonly version: number })[];
}

export async function projectionsOf(api: Api): Promise<ProjectionList['items']> {
  return (await api.get<ProjectionList>('/projections')).items;
}
