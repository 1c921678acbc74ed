import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Problem } from '#http';
import { badField } from '#http';
import type { CommandData } from '../engine/workflow-engine.js';
import type { NamedValues } from '../instance/variables.js';
import { isGroup, isUser, TASK_LIMITS } from '../instance/task-terms.js';
import { Optional } from './bodies.js';

/** `action` is a word for listeners, which are not executed: it means nothing here. */
class AnyTaskBody {
  @Optional() @IsString() @MaxLength(255) readonly action?: string;
}

export class AssignTaskBody extends AnyTaskBody {
  @IsString() @Length(1, TASK_LIMITS.nameCharacters) readonly assignee!: string;
  @Optional() @IsBoolean() readonly allowOverride?: boolean;
}

export class CompleteTaskBody extends AnyTaskBody {
  @Optional() @IsObject() readonly variables?: NamedValues;
}

const INSTANT = /^(?:|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))$/;
const INSTANT_FORM = '$property must be an instant such as 2019-02-14T16:00:00Z';

class TaskChangeset {
  /** An empty text takes it away. */
  @Optional() @Matches(INSTANT, { message: INSTANT_FORM }) readonly dueDate?: string;
  @Optional() @Matches(INSTANT, { message: INSTANT_FORM }) readonly followUpDate?: string;
  @Optional()
  @IsArray()
  @ArrayMaxSize(TASK_LIMITS.names)
  @IsString({ each: true })
  readonly candidateUsers?: readonly string[];
  @Optional()
  @IsArray()
  @ArrayMaxSize(TASK_LIMITS.names)
  @IsString({ each: true })
  readonly candidateGroups?: readonly string[];
  @Optional() @IsInt() @Min(0) @Max(TASK_LIMITS.priority) readonly priority?: number;
}

export class UpdateTaskBody extends AnyTaskBody {
  @Optional() @IsObject() @ValidateNested() @Type(() => TaskChangeset) readonly changeset?: TaskChangeset | null;
}

/** @throws Problem 400 for a name that is no id */
export function checkedUser(field: string, name: string): string {
  if (!isUser(name)) throw badField(field, `${field} must be an id of an actor or a person, without spaces and @`);
  return name;
}

/** What a body changes of a task. @throws Problem 400 */
export function changesIn({ changeset }: UpdateTaskBody): CommandData<'UpdateTask'>['changes'] {
  if (changeset === undefined || changeset === null) throw nothingChanged();
  const { dueDate, followUpDate, candidateUsers, candidateGroups, priority } = changeset;
  candidateUsers?.forEach((one, at) => checkedUser(`changeset.candidateUsers.${at}`, one));
  candidateGroups?.forEach((one, at) => {
    const field = `changeset.candidateGroups.${at}`;
    if (!isGroup(one))
      throw badField(field, `${field} must be a role such as chair, or a role in a unit such as chair@committee:<id>`);
  });
  const changes = {
    ...(typeof dueDate === 'string' && { due: instantOf('changeset.dueDate', dueDate) }),
    ...(typeof followUpDate === 'string' && { followUp: instantOf('changeset.followUpDate', followUpDate) }),
    ...(Array.isArray(candidateUsers) && { users: [...new Set<string>(candidateUsers)] }),
    ...(Array.isArray(candidateGroups) && { groups: [...new Set<string>(candidateGroups)] }),
    ...(typeof priority === 'number' && { priority }),
  };
  if (Object.keys(changes).length > 0) return changes;
  throw nothingChanged();
}

function nothingChanged(): Problem {
  return badField(
    'changeset',
    'changeset must have one of candidateGroups, candidateUsers, dueDate, followUpDate and priority',
  );
}

function instantOf(field: string, written: string): string | null {
  if (written === '') return null;
  const time = Date.parse(written);
  if (Number.isNaN(time)) throw badField(field, `${field} must be an instant such as 2019-02-14T16:00:00Z`);
  return new Date(time).toISOString();
}
