import type { CommandOf } from '#commands';
import type { Command, DecideMap, Decision, IrregularRefusal, ResolveDeviationRefusal } from '#event-sourcing';
import type {
  MissingReferenceRefusal,
  MissingSubject,
  MissingSubjectRefusal,
  ReferenceFacts,
  SubjectsRefusal,
} from '#shared-kernel';
import type { coSignatureCommands } from './co-signature/co-signature.commands.js';
import type { draftingCommands } from './drafting/drafting.commands.js';
import type { PaperEvent } from './paper.events.js';
import type { PaperPhrase } from './paper.refusals.js';
import type { ExistingPaper, Paper } from './paper.state.js';
import type { ScheduleFacts } from './step/step-sequence.js';
import type { stepCommands } from './step/step.commands.js';

export type CoSignatureCommand = CommandOf<(typeof coSignatureCommands)[number]>;
export type StepCommand = CommandOf<(typeof stepCommands)[number]>;
type AnyDraftingCommand = CommandOf<(typeof draftingCommands)[number]>;
/** Commands that a stream without a paper takes, too. */
export type BeginningCommand = Extract<
  AnyDraftingCommand,
  { readonly type: 'DraftPaper' | 'RecordKnownPaper' | 'AbandonSubmission' }
>;
export type DraftingCommand = Exclude<AnyDraftingCommand, BeginningCommand>;
export type PaperCommand = AnyDraftingCommand | CoSignatureCommand | StepCommand;

export type Of<T extends PaperCommand['type']> = Extract<PaperCommand, Command<T>>;

export type PaperRefusal =
  | PaperPhrase
  | SubjectsRefusal
  | MissingSubjectRefusal
  | MissingReferenceRefusal
  | IrregularRefusal
  | ResolveDeviationRefusal;
export type PaperFacts = ReferenceFacts & ScheduleFacts & { readonly missingSubject?: MissingSubject };
export type PaperDecision = Decision<PaperEvent, PaperRefusal>;

/** Decides a command on a paper that exists. */
export type Decide<C extends PaperCommand> = (command: C, paper: ExistingPaper, facts: PaperFacts) => PaperDecision;
export type DecideExisting<C extends PaperCommand> = DecideMap<C, ExistingPaper, PaperEvent, PaperRefusal, PaperFacts>;
export type DecideBeginning<C extends PaperCommand> = DecideMap<C, Paper, PaperEvent, PaperRefusal, PaperFacts>;
