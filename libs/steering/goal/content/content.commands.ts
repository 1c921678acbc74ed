import type { Role } from '#commands';
import {
  Route,
  ChoiceField,
  CommandBody,
  CreationBody,
  FlagField,
  IdField,
  IdsField,
  IrregularCommandBody,
  TextField,
} from '#commands';
import type { DecisionLevel, DecisionRef } from '#shared-kernel';
import { DECISION_LEVELS, DecisionRefField } from '#shared-kernel';

const changing: readonly Role[] = ['process-manager'];

const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';

const REASON = { max: 2000, description: 'No names of people here.' } as const;
const NOTE = { ...REASON, optional: true } as const;
const AS_BEFORE = { optional: true, description: 'Default: as before.' } as const;
const title = 'Mehr Menschen erreichen das Sprachniveau B1';
const DESCRIPTION = { optional: true, max: 20_000 } as const;
const FIELDS = { optional: true, max: 50, description: 'Fields of action of its process.' } as const;

@Route('', {
  may: changing,
  summary: 'Propose a goal of a process',
  example: { process: id, title, source: 'Auftaktworkshop' },
})
export class ProposeGoal extends CreationBody {
  static readonly type = 'ProposeGoal';
  @IdField({ description: 'The strategy process.' }) readonly process!: string;
  @TextField({ example: title }) readonly title!: string;
  @TextField({ max: 2000, example: 'Auftaktworkshop', description: 'Where it comes from. No names of people here.' })
  readonly source!: string;
  @TextField(DESCRIPTION) readonly description?: string;
  @IdsField(FIELDS) readonly fieldsOfAction?: readonly string[];
  @IdField({ optional: true, description: 'The goal of its process that it is a part of.' }) readonly parent?: string;
  @ChoiceField(DECISION_LEVELS, { optional: true, description: 'Who must adopt it. Default: administration.' })
  readonly decisionLevel?: DecisionLevel;
}

@Route(':id/review', { may: changing, summary: 'Note that a proposed goal was reviewed', example: {} })
export class ReviewGoal extends CommandBody {
  static readonly type = 'ReviewGoal';
  @TextField(NOTE) readonly note?: string;
}

@Route(':id/revisions', {
  may: changing,
  summary: 'Revise wording, fields of action or parent of a goal, by a decision or without one',
  example: { title: `${title} in zwei Jahren` },
})
export class ReviseGoal extends IrregularCommandBody {
  static readonly type = 'ReviseGoal';
  @TextField({ ...AS_BEFORE, example: title }) readonly title?: string;
  @TextField({ ...DESCRIPTION, ...AS_BEFORE }) readonly description?: string;
  @IdsField({ ...FIELDS, ...AS_BEFORE }) readonly fieldsOfAction?: readonly string[];
  @IdField(AS_BEFORE) readonly parent?: string;
  @FlagField({ optional: true, description: 'Whether it is a part of no other goal from now on.' })
  readonly withoutParent?: boolean;
  @DecisionRefField({
    optional: true,
    description: 'What decided it; it lists the version that this makes, or the present one if nothing else is sent.',
  })
  readonly decision?: DecisionRef;
  @TextField({ ...REASON, optional: true, description: 'Why it changes. No names of people here.' })
  readonly reason?: string;
}
