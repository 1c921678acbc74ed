export type { ProposeAgendaItem } from './committee/agenda-proposals/agenda-proposals.commands.js';
export type { CommitteeKind } from './committee/committee.commands.js';
export { COMMITTEE_KINDS, committeeCommands } from './committee/committee.commands.js';
export { committeeDecider } from './committee/committee.decide.js';
export type { CommitteeEvent } from './committee/committee.events.js';
export {
  COMMITTEE_ENTRIES,
  COMMITTEE_OWN_RECORD,
  membershipShapes,
  proposalShapes,
} from './committee/committee.events.js';
export { committeeFeature } from './committee/committee.feature.js';
export { committeesProjection } from './committee/committee.projection.js';
export { CommitteeQuery, CommitteeReads } from './committee/committee.reads.js';
export { committeeStream } from './committee/committee.stream.js';
export { agendaProposals, committeeProcesses, committees, memberships } from './committee/committee.tables.js';
export { MEETING_AGENDA } from './committee/meeting-agenda.js';
export { membershipStatus } from './committee/memberships/membership-status.js';
export { councilFeatures } from './council.features.js';
export type { ItemPaper } from './meeting/agenda/agenda-item.js';
export { papersOfItem } from './meeting/agenda/agenda-item.js';
export type { Item } from './meeting/agenda/agenda.state.js';
export { itemNamesOf } from './meeting/agenda/item-names.js';
export type { RemindOfOutcome } from './meeting/follow-up/follow-up.commands.js';
export { heldItemId } from './meeting/held-meeting/held-ids.js';
export type { HeldFacts } from './meeting/held-meeting/held-meeting.commands.js';
export type { RecordExtractBody } from './meeting/extract/extract.commands.js';
export { meetingDecider } from './meeting/meeting.decide.js';
export type { MeetingEvent, Publicity } from './meeting/meeting.events.js';
export {
  agendaShapes,
  attendanceShapes,
  beginningShapes,
  followUpShapes,
  MEETING_ENTRIES,
  MEETING_OWN_RECORD,
  outcomeShapes,
  sittingShapes,
} from './meeting/meeting.events.js';
export { meetingFeature } from './meeting/meeting.feature.js';
export { meetingsProjection } from './meeting/meeting.projection.js';
export { MeetingReads } from './meeting/meeting.reads.js';
export type { KnownMeeting } from './meeting/meeting.state.js';
export { itemOf } from './meeting/meeting.state.js';
export { meetingStream } from './meeting/meeting.stream.js';
export { agendaItems, itemOutcomes, meetings } from './meeting/meeting.tables.js';
export { findOutcome, hasEffect } from './meeting/outcome/find-outcome.js';
export type { RecordedOutcome } from './meeting/outcome/outcome.state.js';
export { countingOutcomes } from './meeting/outcome/outcome.state.js';
export type { Outcome, OutcomeKind } from './meeting/outcome/outcome.js';
export { OUTCOME_KINDS, OUTCOMES } from './meeting/outcome/outcomes.js';
export type { Vote } from './meeting/outcome/vote.js';
export type {
  ExtractOutcome,
  ExtractPaper,
  ExtractPassage,
  ExtractRefusal,
  ExtractTally,
  MinutesExtract,
} from './minutes-extract/minutes-extract.js';
export { isExtractRefusal } from './minutes-extract/minutes-extract.js';
export { parseMinutesExtract, sourceText } from './minutes-extract/parse-minutes-extract.js';
export type { LinkReport } from './paper/drafting/drafting.commands.js';
export { paperIdFrom } from './reference/paper-reference.js';
export { paperCommands } from './paper/paper.commands.js';
export { paperDecider } from './paper/paper.decide.js';
export type { CoSigner, PaperEvent } from './paper/paper.events.js';
export { coSignatureShapes, PAPER_ENTRIES, PAPER_OWN_RECORD, stepShapes } from './paper/paper.events.js';
export { paperFeature } from './paper/paper.feature.js';
export { papersProjection } from './paper/paper.projection.js';
export { paperStream } from './paper/paper.stream.js';
export { coSignatures, papers, paperStepOutcomes, paperSubjects } from './paper/paper.tables.js';
export { coSignatureStatus } from './paper/paper.view.js';
export { callerParties } from './publicity/caller-parties.js';
export { callerUnits, committeeSeatHolders } from './publicity/caller-units.js';
export type { CallerUnits, CommitteeSeatHolder } from './publicity/caller-units.js';
export { recesses } from './recess/recess.projection.js';
