import type { Role } from '#commands';
import { Route, CommandBody, IdField, IrregularCommandBody, PathIdField, ResolveDeviation, TextField } from '#commands';
import type { DecisionRef } from '#shared-kernel';
import { DecisionRefField } from '#shared-kernel';
import type { BASIS_ENDS } from '../../basis/basis.events.js';
import { BasisEndField, WhyField } from '../../basis/basis.fields.js';
import type { Question } from '../../basis/basis.state.js';

const adopting: readonly Role[] = ['process-manager', 'clerk'];

const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';

const changing: readonly Role[] = ['process-manager'];

const REASON = { max: 2000, description: 'No names of people here.' } as const;

@Route(':id/adoption', {
  may: adopting,
  summary: 'Adopt a goal by a decision that lists it in its present version',
  example: { decision: { kind: 'resolution', meeting: id, item: id, event: id } },
})
export class AdoptGoal extends IrregularCommandBody {
  static readonly type = 'AdoptGoal';
  @DecisionRefField({ description: 'What adopted it; it lists the goal in its present version.' })
  readonly decision!: DecisionRef;
}

/** Sent by the policy alone: no route leads here. */
export class QuestionGoalBasis extends CommandBody {
  static readonly type = 'QuestionGoalBasis';
  @DecisionRefField() readonly decision!: DecisionRef;
  @IdField({ description: 'The event that corrected, voided or withdrew it.' }) readonly cause!: string;
  @WhyField() readonly why!: Question['why'];
}

@Route(':id/basis-questions/:question/resolution', {
  may: changing,
  summary: 'Answer whether what the adoption of a goal rests on still holds',
  example: { how: 'upheld', reason: 'Berichtigt wurde nur die Stimmenzahl.' },
})
export class ResolveGoalBasis extends IrregularCommandBody {
  static readonly type = 'ResolveGoalBasis';
  @PathIdField() readonly question!: string;
  @BasisEndField() readonly how!: (typeof BASIS_ENDS)[number];
  @TextField(REASON) readonly reason!: string;
  @DecisionRefField({ optional: true, description: 'What takes the place of the questioned decision.' })
  readonly decision?: DecisionRef;
}

/** Ends a deviation that the goal noted. */
@Route(':id/deviation-resolutions', {
  may: changing,
  summary: 'End a deviation that the goal noted',
  example: { deviation: id, how: 'accepted', by: { kind: 'function', title: 'Leitung der Steuerung' } },
})
export class ResolveGoalDeviation extends ResolveDeviation {}
