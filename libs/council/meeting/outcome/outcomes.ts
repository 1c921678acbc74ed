import type { Outcome, OutcomeKind, PlainOutcomeKind } from './outcome.js';

/** The effect of a step's outcome on the paper. Taking note is never approval, also with a vote. */
export const EFFECTS = [
  'approved',
  'rejected',
  'recommended',
  'notRecommended',
  'takenNoteOf',
  'statementGiven',
  'none',
] as const;
export type Effect = (typeof EFFECTS)[number];

/** The state of a document that was before the committee. */
export type Standing =
  'unchanged' | 'adopted' | 'rejected' | 'acknowledged' | 'postponed' | 'referred' | 'returned' | 'withdrawn';

/** The traits of a kind of outcome. */
export interface OutcomeTraits {
  /** It adopts the subjects of the item. */
  readonly adopts: boolean;
  /** It is a resolution that the committee itself adopted. */
  readonly isResolution: boolean;
  /** It is an act of a committee that may decide; a committee that advises violates its competence by it. */
  readonly decides: boolean;
  /** The committee took the item up, so that the invitation should have announced it. */
  readonly isTakenUp: boolean;
  /** The committee may have voted on it. */
  readonly carriesVote: boolean;
  readonly needsMajority: boolean;
  /** The committee is done with the item: only a correction can change it. */
  readonly endsItem: boolean;
  /** The committee is done with its step in the paper's consultation. */
  readonly endsStep: 'always' | 'where it is sent on' | 'never';
  /** Its effect on the paper, by a committee that decides and by another one. */
  readonly effect: { readonly deciding: Effect; readonly otherwise: Effect };
  readonly standing: Standing;
  /** The field that it carries besides its kind. */
  readonly carries: 'nothing' | 'wording' | 'destination';
  readonly german: string;
}

function everywhere(effect: Effect): OutcomeTraits['effect'] {
  return { deciding: effect, otherwise: effect };
}

/** The item is still to be dealt with. */
const OPEN = {
  adopts: false,
  isResolution: false,
  decides: false,
  isTakenUp: false,
  carriesVote: true,
  needsMajority: false,
  endsItem: false,
  endsStep: 'never',
  effect: everywhere('none'),
  standing: 'unchanged',
  carries: 'nothing',
} as const;

const ENDED = { ...OPEN, isTakenUp: true, endsItem: true, endsStep: 'always' } as const;

const ADOPTED = {
  ...ENDED,
  adopts: true,
  isResolution: true,
  decides: true,
  needsMajority: true,
  effect: { deciding: 'approved', otherwise: 'recommended' },
  standing: 'adopted',
} as const;

const RECOMMENDED = { ...ENDED, needsMajority: true, effect: everywhere('recommended') } as const;

/** The one place that knows the kinds of outcomes: all other code reads their traits from here. */
export const OUTCOMES: Readonly<Record<OutcomeKind, OutcomeTraits>> = {
  adopted: { ...ADOPTED, german: 'beschlossen' },
  adoptedAsAmended: { ...ADOPTED, carries: 'wording', german: 'geändert beschlossen' },
  adoptedWithProviso: { ...ADOPTED, german: 'unter Vorbehalt beschlossen' },
  // Which of the subjects were adopted only the words tell.
  partlyAdopted: { ...ENDED, isResolution: true, decides: true, german: 'teilweise beschlossen' },
  recommended: { ...RECOMMENDED, german: 'empfohlen' },
  recommendedAsAmended: { ...RECOMMENDED, carries: 'wording', german: 'geändert empfohlen' },
  notRecommended: { ...ENDED, effect: everywhere('notRecommended'), german: 'nicht empfohlen' },
  withoutRecommendation: { ...ENDED, german: 'ohne Empfehlung weitergeleitet' },
  // A committee may elect its own chair, so that an election is in every committee's competence.
  elected: { ...ENDED, isResolution: true, effect: { deciding: 'approved', otherwise: 'none' }, german: 'gewählt' },
  rejected: {
    ...ENDED,
    decides: true,
    effect: { deciding: 'rejected', otherwise: 'notRecommended' },
    standing: 'rejected',
    german: 'abgelehnt',
  },
  acknowledged: {
    ...ENDED,
    effect: everywhere('takenNoteOf'),
    standing: 'acknowledged',
    german: 'zur Kenntnis genommen',
  },
  statementGiven: { ...ENDED, effect: everywhere('statementGiven'), german: 'Stellung genommen' },
  agreedToStatement: {
    ...ENDED,
    effect: everywhere('takenNoteOf'),
    standing: 'acknowledged',
    german: 'mit der Stellungnahme einverstanden',
  },
  settled: { ...ENDED, german: 'erledigt' },
  consulted: { ...ENDED, carriesVote: false, german: 'vorberaten' },
  noticeOnly: { ...ENDED, carriesVote: false, german: 'mitgeteilt' },
  postponed: { ...OPEN, standing: 'postponed', carries: 'destination', german: 'vertagt' },
  referred: {
    ...ENDED,
    endsStep: 'where it is sent on',
    standing: 'referred',
    carries: 'destination',
    german: 'verwiesen',
  },
  returnedToAdministration: { ...ENDED, standing: 'returned', german: 'an die Verwaltung zurückgegeben' },
  removedFromAgenda: { ...OPEN, german: 'abgesetzt' },
  withdrawnByAuthor: {
    ...ENDED,
    isTakenUp: false,
    carriesVote: false,
    standing: 'withdrawn',
    german: 'zurückgezogen',
  },
  discussedOnly: { ...OPEN, isTakenUp: true, carriesVote: false, german: 'beraten' },
  notReached: { ...OPEN, carriesVote: false, german: 'nicht aufgerufen' },
  decidedByMayor: {
    ...ENDED,
    adopts: true,
    decides: true,
    carriesVote: false,
    effect: everywhere('approved'),
    standing: 'adopted',
    german: 'durch Eilentscheidung beschlossen',
  },
  void: { ...OPEN, german: 'ungültig' },
};

// The keys of the table are the kinds.
export const OUTCOME_KINDS = Object.keys(OUTCOMES) as readonly OutcomeKind[];

export function isPlainKind(kind: OutcomeKind): kind is PlainOutcomeKind {
  return OUTCOMES[kind].carries === 'nothing';
}

export function traitsOf({ kind }: Outcome): OutcomeTraits {
  return OUTCOMES[kind];
}
