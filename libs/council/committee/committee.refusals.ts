import type { GeneralRefusal } from '#event-sourcing';
import { germanGeneral } from '#event-sourcing';
import type { MissingReferenceRefusal } from '#shared-kernel';
import { germanMissingReference } from '#shared-kernel';
import type { ProposalRefusal } from './agenda-proposals/agenda-proposals.refusals.js';
import { germanProposals } from './agenda-proposals/agenda-proposals.refusals.js';
import type { MembershipRefusal } from './memberships/memberships.refusals.js';
import { germanMembership } from './memberships/memberships.refusals.js';
import type { PlannedMeetingsRefusal } from './planned-meetings/planned-meetings.decide.js';
import { germanPlannedMeetings } from './planned-meetings/planned-meetings.decide.js';

export type CommitteeRefusal =
  | 'committee is constituted already'
  | 'committee is dissolved'
  | 'committee would be dissolved before it was constituted'
  | 'these rules are adopted already'
  | 'term would begin before the one before it'
  | 'the chair is no member of the committee'
  | PlannedMeetingsRefusal
  | ProposalRefusal
  | MembershipRefusal
  | MissingReferenceRefusal
  | Extract<GeneralRefusal, 'the fact lies in the future' | 'not found'>;

export const germanCommittee: Readonly<Record<CommitteeRefusal, string>> = {
  'committee is constituted already': 'Das Gremium ist schon gebildet.',
  'committee is dissolved': 'Das Gremium ist aufgelöst.',
  'committee would be dissolved before it was constituted': 'Das Gremium würde vor seiner Bildung aufgelöst.',
  'these rules are adopted already': 'Diese Regeln sind ab diesem Tag schon beschlossen.',
  'term would begin before the one before it': 'Die Wahlperiode würde vor der vorigen beginnen.',
  'the chair is no member of the committee': 'Der Vorsitz gehört dem Gremium nicht an.',
  'not found': germanGeneral['not found'],
  'the fact lies in the future': germanGeneral['the fact lies in the future'],
  ...germanPlannedMeetings,
  ...germanProposals,
  ...germanMembership,
  ...germanMissingReference,
};
