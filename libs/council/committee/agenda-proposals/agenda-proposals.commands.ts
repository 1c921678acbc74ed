import type { CommandOf } from '#commands';
import { Route, ChoiceField, CommandBody, IdField, PartField, PathIdField, TextField } from '#commands';

const may = ['process-manager', 'clerk'] as const;

/** The subject of a proposal for the agenda. */
export type ProposalSubject = { readonly kind: 'measure' | 'goal' | 'paper' | 'decision'; readonly id: string };

class SubjectOfProposal implements ProposalSubject {
  @ChoiceField(['measure', 'goal', 'paper', 'decision']) readonly kind!: ProposalSubject['kind'];
  @IdField() readonly id!: string;
}

/** A proposal for the agenda of a coming meeting. */
@Route(':id/agenda-proposals', {
  may,
  summary: 'Propose something for the agenda of a coming meeting',
  example: { title: 'Wegweiser: überfällig', reason: 'Seit Juli ohne Ergebnis.' },
})
export class ProposeAgendaItem extends CommandBody {
  static readonly type = 'ProposeAgendaItem';
  @TextField({ example: 'Wegweiser: überfällig' }) readonly title!: string;
  @PartField(() => SubjectOfProposal, { optional: true, description: 'What it is about.' })
  readonly about?: ProposalSubject;
  @IdField({ optional: true, description: 'The strategy process.' }) readonly process?: string;
  @TextField({ optional: true, max: 2000, description: 'Why. No names of people here.' }) readonly reason?: string;
}

@Route(':id/agenda-proposals/:proposal/settlement', {
  may,
  summary: 'Say on the agenda of which meeting it came, or that it was dropped',
  example: { how: 'dropped', reason: 'Hat sich erledigt.' },
})
export class SettleAgendaProposal extends CommandBody {
  static readonly type = 'SettleAgendaProposal';
  @PathIdField() readonly proposal!: string;
  @ChoiceField(['scheduled', 'dropped']) readonly how!: 'scheduled' | 'dropped';
  @IdField({ optional: true, description: 'The meeting on whose agenda it came; needed when it is scheduled.' })
  readonly meeting?: string;
  @IdField({ optional: true, description: 'Its item of that agenda.' }) readonly item?: string;
  @TextField({ optional: true, max: 2000, description: 'Why. No names of people here.' }) readonly reason?: string;
}

export type ProposalCommand = CommandOf<typeof ProposeAgendaItem | typeof SettleAgendaProposal>;
