export type ProposalRefusal =
  | 'what is proposed does not exist'
  | 'proposal is not open'
  | 'too many proposals are open'
  | 'the meeting that deals with it is not said'
  | 'what is dropped comes on no agenda'
  | 'the meeting is none of this committee'
  | 'the meeting is cancelled'
  | 'the item is not on this agenda';

export const germanProposals: Readonly<Record<ProposalRefusal, string>> = {
  'what is proposed does not exist': 'Was vorgeschlagen wird, gibt es nicht.',
  'proposal is not open': 'Dieser Vorschlag ist nicht offen.',
  'too many proposals are open': 'Es warten schon 500 Vorschläge.',
  'the meeting that deals with it is not said': 'Die Sitzung fehlt, auf deren Tagesordnung es kam.',
  'what is dropped comes on no agenda': 'Was fallen gelassen wird, kommt auf keine Tagesordnung.',
  'the meeting is none of this committee': 'Die Sitzung ist keine dieses Gremiums.',
  'the meeting is cancelled': 'Die Sitzung ist abgesagt.',
  'the item is not on this agenda': 'Dieser Punkt steht nicht auf der Tagesordnung der Sitzung.',
};
