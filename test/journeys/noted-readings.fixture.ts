/** Reading the state of another category for a command. */
export interface Reading {
  readonly reader: string;
  readonly command: string;
  readonly of: string;
}

/** What readings are for: events that the stream declares as a use, or the reason why no end can cross them. */
export type Noted = { readonly reader: string; readonly commands: readonly string[]; readonly of: string } & (
  { readonly by: readonly string[] } | { readonly because: string }
);

/** All commands of the reader. */
export const EVERY = 'every command';

const BASIS = 'a basis that loses its effect is questioned (`BasisQuestioned`), whichever comes first';
const OWN_REVISION = 'what is carried is decided by the entity itself, at its own revision';
const IDENTITY = 'asked whether it exists and for its process and version; over or not, it may be named';

export const NOTED: readonly Noted[] = [
  {
    reader: 'organisation',
    commands: ['RegisterOrganisation', 'MoveOrganisation'],
    of: 'organisation',
    by: ['OrganisationRegistered', 'OrganisationMoved'],
  },
  {
    reader: 'organisation',
    commands: ['EndOrganisation'],
    of: 'reorganisation',
    because: 'a reorganisation announces itself to its receivers before it is recorded',
  },
  {
    reader: 'committee',
    commands: ['SettleAgendaProposal'],
    of: 'meeting',
    by: ['AgendaProposalSettled'],
  },
  {
    reader: 'committee',
    commands: ['ProposeAgendaItem'],
    of: 'paper',
    because: 'asked whether it exists; a withdrawn paper may be proposed',
  },
  { reader: 'meeting', commands: ['ScheduleMeeting'], of: 'committee', by: ['MeetingScheduled'] },
  {
    reader: 'meeting',
    commands: [EVERY],
    of: 'committee',
    because: 'its kind, which never changes, says who may record and what it may decide',
  },
  {
    reader: 'meeting',
    commands: [
      ...['AdoptItem', 'AdoptItemAsAmended', 'RecommendItem', 'RecommendItemAsAmended', 'RejectItem'],
      ...['AcknowledgeItem', 'GiveStatement', 'ReferItem', 'ReturnItemToAdministration', 'PostponeItem'],
      ...['RemoveItemFromAgenda', 'WithdrawItem', 'RecordDiscussionOnly', 'RecordItemNotReached'],
      ...['RecordMayorsDecision', 'RecordVoidOutcome', 'CorrectOutcome'],
      ...['RecordHeldMeeting', 'RecordHeldItem', 'RecordExtract'],
    ],
    of: 'paper',
    by: ['ItemOutcomeRecorded', 'OutcomeCorrected', 'PaperOutcomesRecorded'],
  },
  {
    reader: 'meeting',
    commands: ['AddItem'],
    of: 'paper',
    because: 'asked whether it exists; an item on a withdrawn paper may be taken off or noted as withdrawn',
  },
  {
    reader: 'meeting',
    commands: ['RecordExtract'],
    of: 'paperReference',
    because: 'the paper claims its reference before it is recorded',
  },
  { reader: 'meeting', commands: ['NameItemSubjects'], of: 'measure', because: IDENTITY },
  { reader: 'meeting', commands: ['NameItemSubjects'], of: 'goal', because: IDENTITY },
  { reader: 'paper', commands: ['NamePaperSubjects'], of: 'measure', because: IDENTITY },
  { reader: 'paper', commands: ['NamePaperSubjects'], of: 'goal', because: IDENTITY },
  { reader: 'paper', commands: ['ScheduleStep'], of: 'meeting', by: ['StepScheduled'] },
  {
    reader: 'strategyProcess',
    commands: ['InitiateProcess', 'AssignProcessLead'],
    of: 'organisation',
    by: ['ProcessInitiated', 'ProcessLeadAssigned'],
  },
  {
    reader: 'strategyProcess',
    commands: ['InitiateProcess'],
    of: 'meeting',
    because: 'the mandate is an outcome of the past: no end takes it away, and a correction may follow in either order',
  },
  { reader: 'decision', commands: ['RecordDecision', 'CorrectDecision'], of: 'measure', because: IDENTITY },
  { reader: 'decision', commands: ['RecordDecision', 'CorrectDecision'], of: 'goal', because: IDENTITY },
  { reader: 'measure', commands: ['ProposeMeasure'], of: 'strategyProcess', by: ['MeasureProposed'] },
  {
    reader: 'measure',
    commands: ['ReviseMeasure', 'SetBudget'],
    of: 'strategyProcess',
    because: 'its currency and its fields of action; a measure of a closed process may be revised',
  },
  {
    reader: 'measure',
    commands: ['ProposeMeasure', 'AssignMeasureLead'],
    of: 'organisation',
    by: ['MeasureProposed', 'MeasureLeadAssigned'],
  },
  ...['measure', 'goal'].flatMap((reader): readonly Noted[] =>
    ['meeting', 'committee', 'decision'].map((of) => ({ reader, commands: [EVERY], of, because: BASIS })),
  ),
  {
    reader: 'measure',
    commands: ['ProposeMeasure', 'ReviseMeasure', 'AddDependency', 'BlockMeasure'],
    of: 'measure',
    because: IDENTITY,
  },
  { reader: 'measure', commands: ['ProposeMeasure', 'ReviseMeasure'], of: 'goal', because: IDENTITY },
  { reader: 'goal', commands: ['ProposeGoal'], of: 'strategyProcess', by: ['GoalProposed'] },
  {
    reader: 'goal',
    commands: ['ReviseGoal'],
    of: 'strategyProcess',
    because: 'its fields of action; a goal of a closed process may be revised',
  },
  { reader: 'goal', commands: ['ProposeGoal', 'ReviseGoal'], of: 'goal', because: IDENTITY },
  {
    reader: 'assignment',
    commands: ['GiveAssignment', 'TransferAssignment'],
    of: 'organisation',
    by: ['AssignmentGiven', 'AssignmentTransferred'],
  },
  {
    reader: 'assignment',
    commands: ['GiveAssignment'],
    of: 'meeting',
    because: 'asked whether the item is known in it; an item of a meeting that was cancelled may be a source',
  },
  { reader: 'assignment', commands: ['GiveAssignment'], of: 'measure', because: IDENTITY },
  {
    reader: 'reportingRound',
    commands: ['OpenRound'],
    of: 'measure',
    because: 'a measure may end behind the opening as well: its ask is answered for it or left when the round closes',
  },
  {
    reader: 'reportingRound',
    commands: ['OpenRound'],
    of: 'strategyProcess',
    because: 'its open measures; a closed process may still be reported on',
  },
  { reader: 'reportingRound', commands: ['AnswerRound', 'AnswerForLead'], of: 'measure', because: OWN_REVISION },
  {
    reader: 'reorganisation',
    commands: ['RecordReorganisation', 'AllotConcern'],
    of: 'organisation',
    by: ['ReorganisationRecorded', 'ConcernAllotted'],
  },
  ...['measure', 'strategyProcess', 'assignment'].map((of) => ({
    reader: 'reorganisation',
    commands: ['RecordReorganisation', 'AllotConcern'],
    of,
    because: OWN_REVISION,
  })),
  { reader: 'progressReport', commands: ['SubmitReport'], of: 'paper', by: ['ReportSubmitted'] },
  {
    reader: 'accessToken',
    commands: ['IssueToken'],
    of: 'actor',
    because: 'an actor never ends; grants are asked for anew with each request',
  },
];
