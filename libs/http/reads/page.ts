import type { RowOf, Table } from '#event-sourcing';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsString, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { badField } from '../problems/problem.js';
import type { ReadModels, Rows } from './read-models.js';

export const PAGE_LIMITS = { default: 50, max: 200 } as const;

/** Query fields of every read. */
export class ReadQuery {
  @ApiProperty({
    required: false,
    type: String,
    description: 'Wait until the read model is at this position, 3 s at most.',
  })
  @ValidateIf((_query, value) => value !== undefined)
  @Matches(/^[0-9a-f-]{36}\.\d{1,18}$/, { message: '$property must be a position as a command answered it' })
  readonly atLeast?: string;
}

/** Query fields of every list. Routes extend it by their filters. */
export class PageQuery extends ReadQuery {
  @ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: PAGE_LIMITS.max, default: PAGE_LIMITS.default })
  @ValidateIf((_query, value) => value !== undefined)
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  )
  @IsInt()
  @Min(1)
  @Max(PAGE_LIMITS.max)
  readonly limit?: number;

  @ApiProperty({ required: false, type: String, description: 'The `next` of the page before.' })
  @ValidateIf((_query, value) => value !== undefined)
  @IsString()
  @MaxLength(500)
  readonly cursor?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Hand it in as `cursor` for the next page; `null` on the last one. */
  readonly next: string | null;
}

/** Rows that have each of these values; an `undefined` value is no condition. */
export function whereEqual<T extends Table>(wanted: { readonly [K in keyof RowOf<T>]?: RowOf<T>[K] | undefined }): (
  rows: Rows<T>,
) => Rows<T> {
  const conditions = Object.entries(wanted).filter(([, value]) => value !== undefined);
  // Names and values are those of the table's columns, by the type of `wanted`.
  return (rows) => conditions.reduce((some, [column, value]) => some.where(column as never, '=', value as never), rows);
}

/**
 * A page of a table by its column `ordinal`: the log position of the event that made the row, which never changes.
 * New rows come at the end: a client that reads all pages misses no row and gets none twice.
 */
export async function page<T extends Table, Item>(
  reads: ReadModels,
  table: T,
  query: Pick<PageQuery, 'limit' | 'cursor'>,
  filter: (rows: Rows<T>) => Rows<T>,
  toItem: (row: RowOf<T>) => Item,
): Promise<Page<Item>> {
  const limit = query.limit ?? PAGE_LIMITS.default;
  const after = query.cursor === undefined ? undefined : ordinalOf(query.cursor);
  const rows = await reads.rows(table, (all) => {
    const filtered = filter(all)
      .orderBy('ordinal')
      .limit(limit + 1);
    // Every table that is listed has the column `ordinal`; the type of a generic table does not show it.
    return after === undefined ? filtered : filtered.where('ordinal' as never, '>', after as never);
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  // Every listed table has the column `ordinal`, see above.
  const next =
    // Every listed table has the column `ordinal`.
    rows.length > limit && last !== undefined ? cursorOf((last as { readonly ordinal: bigint }).ordinal) : null;
  return { items: items.map(toItem), next };
}

/** The cursor of the rows behind this one. */
export function cursorOf(ordinal: bigint): string {
  return Buffer.from(`o${ordinal}`).toString('base64url');
}

function ordinalOf(cursor: string): bigint {
  const match = /^o(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (match?.[1] === undefined) throw badField('cursor', 'cursor must be the `next` of a page before');
  return BigInt(match[1]);
}
