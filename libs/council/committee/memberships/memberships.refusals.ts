export type MembershipRefusal =
  | 'is a member at that time already'
  | 'membership would end before it began'
  | 'membership is not known in this committee'
  | 'membership has ended already'
  | 'a member cannot substitute for itself'
  | 'substitutes for this member already'
  | 'this rank is taken';

export const germanMembership: Readonly<Record<MembershipRefusal, string>> = {
  'is a member at that time already': 'Ist zu dieser Zeit schon Mitglied.',
  'membership would end before it began': 'Die Mitgliedschaft würde vor ihrem Beginn enden.',
  'membership is not known in this committee': 'Diese Mitgliedschaft ist in diesem Gremium nicht bekannt.',
  'membership has ended already': 'Die Mitgliedschaft ist schon beendet.',
  'a member cannot substitute for itself': 'Ein Mitglied kann sich nicht selbst vertreten.',
  'substitutes for this member already': 'Vertritt dieses Mitglied schon.',
  'this rank is taken': 'Diese Stelle in der Reihenfolge ist schon vergeben.',
};
