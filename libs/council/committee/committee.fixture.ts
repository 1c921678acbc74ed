/** Events of a steering circle, and members whose functions have no names of people. */
export const constituted = {
  type: 'CommitteeConstituted',
  data: { name: 'Lenkungskreis', kind: 'steeringCircle', processes: [] },
  occurredOn: '2018-11',
  eventId: 'constitution',
} as const;
export const culture = { kind: 'function', title: 'Leitung Kultur' } as const;
export const theatre = { kind: 'function', title: 'Leitung Theater' } as const;
export const somebody = { kind: 'person', id: '5a3c9b1e-3f63-5d0e-9a41-0f6c1d1f0a01' } as const;
export const appointed = {
  type: 'MemberAppointed',
  data: { membership: 'm1', member: culture, votingRight: 'yes', from: '2018-11' },
} as const;
export const ended = { type: 'MembershipEnded', data: { membership: 'm1', on: '2019-01-31' } } as const;
export const nothingMissing = {};
