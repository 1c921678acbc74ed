import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Matches, Max, Min, ValidateIf } from 'class-validator';

/** Query fields of reads that are about one version of a report. */
export class VersionQuery {
  @ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: 10_000, description: 'Default: the newest.' })
  @ValidateIf((_query, value) => value !== undefined)
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  )
  @IsInt()
  @Min(1)
  @Max(10_000)
  readonly version?: number;

  @ApiProperty({
    required: false,
    type: String,
    description: 'Wait until the read model is at this position, 3 s at most.',
  })
  @ValidateIf((_query, value) => value !== undefined)
  @Matches(/^[0-9a-f-]{36}\.\d{1,18}$/, { message: '$property must be a position as a command answered it' })
  readonly atLeast?: string;
}
