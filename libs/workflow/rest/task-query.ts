import { QueryFlagField } from '#commands';
import { badField, PAGE_LIMITS, PageQuery } from '#http';
import type { Reads } from '#http';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, Length, ValidateIf } from 'class-validator';
import { userTasks } from '../projection/task.tables.js';
import type { AnyRows } from './search-fields.js';
import { whereField } from './search-fields.js';
import type { TaskRow } from './task-reads.js';
import type { TaskCaller } from './task-rights.js';
import { taskSearch, visibleTasks } from './task-search.js';

export const TASK_STATES = ['open', 'ended', 'all'] as const;

/** Which of the caller's tasks are listed. */
export class TaskQuery extends PageQuery {
  @ApiProperty({
    required: false,
    type: String,
    description: '`me`: those that the caller has; `none`: those that nobody has; else the id of an actor or a person.',
  })
  @ValidateIf((_query, value) => value !== undefined)
  @IsString()
  @Length(1, 256)
  readonly assignee?: string;

  @ApiProperty({
    required: false,
    type: String,
    description: 'Of this group of candidates, such as `chair` or `member@committee:<id>`.',
  })
  @ValidateIf((_query, value) => value !== undefined)
  @IsString()
  @Length(1, 256)
  readonly group?: string;

  @QueryFlagField({
    optional: true,
    description: '`true`: open ones that are past their due time; `false`: all others.',
  })
  readonly overdue?: boolean;

  @ApiProperty({ required: false, type: String, format: 'uuid', description: 'About this strategy process.' })
  @ValidateIf((_query, value) => value !== undefined)
  @IsUUID()
  readonly process?: string;

  @ApiProperty({ required: false, enum: TASK_STATES, default: 'open' })
  @ValidateIf((_query, value) => value !== undefined)
  @IsIn(TASK_STATES, { message: `$property must be one of ${TASK_STATES.join(', ')}` })
  readonly state?: (typeof TASK_STATES)[number];
}

export interface TaskPage {
  readonly rows: readonly TaskRow[];
  readonly next: string | null;
}

/** In the order in which they were opened; new ones come at the end. */
export async function taskPage(reads: Reads, query: TaskQuery, caller: TaskCaller, now: string): Promise<TaskPage> {
  const limit = query.limit ?? PAGE_LIMITS.default;
  const after = query.cursor === undefined ? undefined : placeOf(query.cursor);
  const rows = await reads.rows(userTasks, (all) => {
    // Conditions change no columns, and name those of this table alone.
    const wanted = filtered(visibleTasks(caller)(all as unknown as AnyRows), query, caller, now);
    const behind =
      after === undefined
        ? wanted
        : wanted.where((is) =>
            is.or([
              is('openedAt', '>', after.openedAt),
              is.and([is('openedAt', '=', after.openedAt), is('key', '>', after.key)]),
            ]),
          );
    const ordered = behind
      .orderBy('openedAt')
      .orderBy('key')
      .limit(limit + 1);
    // As above: the rows are still those of the table.
    return ordered as unknown as typeof all;
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}

function filtered(rows: AnyRows, query: TaskQuery, { ids }: TaskCaller, now: string): AnyRows {
  const { assignee, group, overdue, process, state = 'open' } = query;
  let found = rows;
  if (state !== 'all') found = found.where('open', '=', state === 'open');
  if (process !== undefined) found = found.where('concernedProcess', '=', process);
  if (assignee === 'none') found = found.where('assignee', 'is', null);
  else if (assignee !== undefined) found = found.where('assignee', 'in', assignee === 'me' ? [...ids] : [assignee]);
  const groups = taskSearch.filters['candidateGroup'];
  if (group !== undefined && groups !== undefined) found = whereField(found, 'group', groups, group);
  if (overdue === undefined) return found;
  return found.where((is) => {
    const late = is.and([is('open', '=', true), is('due', '<', now)]);
    return overdue ? late : is.or([is('open', '=', false), is('due', 'is', null), is('due', '>=', now)]);
  });
}

function cursorOf({ openedAt, key }: TaskRow): string {
  return Buffer.from(`t${openedAt}.${key}`).toString('base64url');
}

function placeOf(cursor: string): { readonly openedAt: bigint; readonly key: bigint } {
  const match = /^t(\d{1,18})\.(\d{1,19})$/u.exec(Buffer.from(cursor, 'base64url').toString());
  const [, openedAt, key] = match ?? [];
  if (openedAt !== undefined && key !== undefined && BigInt(key) < 2n ** 63n) {
    return { openedAt: BigInt(openedAt), key: BigInt(key) };
  }
  throw badField('cursor', 'cursor must be the `next` of a page before');
}
