/**
 * Commands that the engine never sends, because they are acts of people: signing, releasing, deciding and confirming, and what
 * people witnessed in a sitting. A user task asks for them. Beside these, no command is a service task that a process manager
 * may not send, since process managers start instances.
 */
export const NEVER_TASKS: ReadonlySet<string> = new Set([
  // Signing and releasing.
  ...['CoSign', 'RefuseCoSignature', 'ReleasePaper', 'SubmitReport'],
  // Deciding.
  ...['RecordDecision', 'CorrectDecision', 'WithdrawDecision', 'AdoptRules', 'ResolveDeviation'],
  ...['AdoptMeasure', 'RejectMeasure', 'ResolveMeasureBasis', 'DeclineCompletion', 'OverrideTrafficLight'],
  ...['AdoptGoal', 'RejectGoal', 'ResolveGoalBasis', 'WaiveDeliverable', 'AcceptAssignment'],
  ...['AllotConcern', 'SettleConcern', 'GrantErasure', 'DeclineErasure'],
  // Deciding in a sitting, and what is recorded of it.
  ...['AdoptItem', 'AdoptItemAsAmended', 'RecommendItem', 'RecommendItemAsAmended', 'RejectItem', 'AcknowledgeItem'],
  ...[
    'GiveStatement',
    'PostponeItem',
    'ReferItem',
    'ReturnItemToAdministration',
    'RemoveItemFromAgenda',
    'WithdrawItem',
  ],
  ...['RecordDiscussionOnly', 'RecordItemNotReached', 'RecordMayorsDecision', 'RecordVoidOutcome', 'CorrectOutcome'],
  ...['StrikeItem', 'ExcludePublic', 'RestorePublic', 'RecordHeldMeeting', 'RecordHeldItem', 'RecordExtract'],
  ...['OpenMeeting', 'InterruptMeeting', 'ResumeMeeting', 'CloseMeeting'],
  ...['RecordArrival', 'RecordDeparture', 'RecordGuest'],
  // Confirming.
  ...['ConfirmAssignment', 'ConfirmCompletion', 'MeetDecisionProvision', 'MeetMeasureProvision'],
  ...['ReviewMeasure', 'ReviewGoal', 'AchieveGoal'],
]);
