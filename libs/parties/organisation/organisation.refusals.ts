import type { GeneralRefusal } from '#event-sourcing';
import { germanGeneral } from '#event-sourcing';
import type { ForReorganisationRefusal } from '#shared-kernel';
import { germanForReorganisation } from '#shared-kernel';

export type OrganisationRefusal =
  | 'organisation is registered already'
  | 'parent organisation does not exist'
  | 'parent organisation has ended'
  | 'an organisation would belong to itself'
  | 'chain of organisations is longer than 100'
  | ForReorganisationRefusal
  | 'organisation has ended'
  | 'organisation would end before it began'
  | 'a reorganisation gives something to the organisation'
  | 'a reorganisation with the organisation is being recorded'
  | Extract<GeneralRefusal, 'not found'>;

export const germanOrganisation: Readonly<Record<OrganisationRefusal, string>> = {
  'organisation is registered already': 'Die Organisation ist schon erfasst.',
  'parent organisation does not exist': 'Die übergeordnete Organisation gibt es nicht.',
  'parent organisation has ended': 'Die übergeordnete Organisation besteht nicht mehr.',
  'an organisation would belong to itself': 'Eine Organisation würde zu sich selbst gehören.',
  'chain of organisations is longer than 100': 'Die Kette der übergeordneten Organisationen ist länger als 100.',
  'organisation has ended': 'Die Organisation besteht nicht mehr.',
  'organisation would end before it began': 'Die Organisation würde vor ihrem Beginn enden.',
  'a reorganisation gives something to the organisation':
    'Nach einer erfassten Umorganisation übernimmt die Organisation etwas: erst ist diese abzusagen oder abzuschließen.',
  'a reorganisation with the organisation is being recorded':
    'Eine Umorganisation, nach der die Organisation etwas übernimmt, wird gerade erfasst.',
  'not found': germanGeneral['not found'],
  ...germanForReorganisation,
};
