import type { GeneralRefusal } from '#event-sourcing';
import { germanGeneral } from '#event-sourcing';
import type { MissingReferenceRefusal } from '#shared-kernel';
import { germanMissingReference } from '#shared-kernel';

export type UnfitReorganisation =
  | 'organisation has ended'
  | 'an organisation would belong to itself'
  | 'is not with the organisation that is split'
  | 'organisation would end before it began'
  | 'is not with the organisation any more'
  | 'is allotted twice'
  | 'goes to none of the organisations that are left';

export type ReorganisationRefusal =
  | 'reorganisation is recorded already'
  | 'reorganisation is cancelled'
  | 'reorganisation has begun'
  | 'reorganisation is carried out'
  | 'reorganisation has not begun'
  | 'nothing of this is outstanding'
  | 'it concerns too much'
  | 'a day that is not past is named to the day'
  | UnfitReorganisation
  | MissingReferenceRefusal
  | Extract<GeneralRefusal, 'not found'>;

/** Refusals in German. */
export const germanReorganisation: Readonly<Record<ReorganisationRefusal, string>> = {
  'reorganisation is recorded already': 'Die Umorganisation ist schon erfasst.',
  'reorganisation is cancelled': 'Die Umorganisation ist abgesagt.',
  'reorganisation has begun': 'Die Umorganisation hat begonnen.',
  'reorganisation is carried out': 'Die Umorganisation ist durchgeführt.',
  'reorganisation has not begun': 'Die Umorganisation hat noch nicht begonnen.',
  'nothing of this is outstanding': 'Hierzu ist nichts offen.',
  'a day that is not past is named to the day': 'Ein Tag, der nicht vorbei ist, muss genau genannt werden.',
  'it concerns too much': 'Die Umorganisation betrifft mehr als 5000 Dinge: sie muss geteilt werden.',
  'organisation has ended': 'Die Organisation besteht nicht mehr.',
  'an organisation would belong to itself': 'Eine Organisation würde zu sich selbst gehören.',
  'is not with the organisation that is split': 'Das liegt nicht bei der Organisation, die geteilt wird.',
  'organisation would end before it began': 'Die Organisation würde vor ihrem Beginn enden.',
  'is not with the organisation any more':
    'Das liegt nicht mehr bei einer Organisation, die umorganisiert wird: es kann abgehakt werden.',
  'is allotted twice': 'Das ist zweimal zugeteilt.',
  'goes to none of the organisations that are left': 'Das geht an keine der Organisationen, die bleiben.',
  'not found': germanGeneral['not found'],
  ...germanMissingReference,
};
