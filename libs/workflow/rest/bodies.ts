import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
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
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { NamedValues } from '../instance/variables.js';

/** May be left out; `null` counts as left out, as Camunda's clients send it. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_body, value) => value !== undefined && value !== null);
}

const KEY = /^[1-9]\d{0,18}$/;
/** Two years: longer than any wait of a worker. */
export const MAX_MILLISECONDS = 2 * 366 * 24 * 3600 * 1000;

/** The end of the year 9999. */
const LAST_MILLISECOND = 253_402_300_799_999;

/** Fields that every command of Camunda's interface may have and that mean nothing here. */
export class AnyCommand {
  /** A number by which Camunda's exporters refer to the request; nothing is exported here. */
  @Optional() @IsInt() readonly operationReference?: number;
  @Optional()
  @Matches(/^<default>$/, { message: '$property must be <default>: there is one tenant' })
  readonly tenantId?: string;
}

export class CreateInstanceBody extends AnyCommand {
  @Optional() @Matches(KEY, { message: '$property must be a key' }) readonly processDefinitionKey?: string;
  @Optional() @IsString() @Length(1, 255) readonly processDefinitionId?: string;
  /** -1: the latest. */
  @Optional() @IsInt() @Min(-1) readonly processDefinitionVersion?: number;
  @Optional() @IsObject() readonly variables?: NamedValues;
  @Optional() @IsBoolean() readonly awaitCompletion?: boolean;
  @Optional() @IsInt() @Max(MAX_MILLISECONDS) readonly requestTimeout?: number;
  @Optional() @IsArray() @ArrayMaxSize(1000) @IsString({ each: true }) readonly fetchVariables?: readonly string[];
  @Optional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(/^[A-Za-z][A-Za-z0-9_:.-]{0,99}$/, {
    each: true,
    message: 'each of $property must begin with a letter and have letters, digits, _, -, : or ., 100 at most',
  })
  readonly tags?: readonly string[];
  @Optional() @IsString() @Length(1, 256) readonly businessId?: string;
  @Optional() @IsArray() @ArrayMaxSize(100) readonly startInstructions?: readonly unknown[];
  @Optional() @IsArray() @ArrayMaxSize(100) readonly runtimeInstructions?: readonly unknown[];
}

export class ReferenceBody extends AnyCommand {}

export class SetVariablesBody extends AnyCommand {
  @IsObject() readonly variables!: NamedValues;
  @Optional() @IsBoolean() readonly local?: boolean;
}

export class ActivateJobsBody {
  @IsString() @Length(1, 1000) readonly type!: string;
  @Optional() @IsString() @MaxLength(255) readonly worker?: string;
  @IsInt() @Min(1) @Max(MAX_MILLISECONDS) readonly timeout!: number;
  @IsInt() @Min(1) @Max(1000) readonly maxJobsToActivate!: number;
  @Optional() @IsArray() @ArrayMaxSize(1000) @IsString({ each: true }) readonly fetchVariable?: readonly string[];
  @Optional() @IsInt() @Max(MAX_MILLISECONDS) readonly requestTimeout?: number;
  @Optional() @IsArray() @ArrayMaxSize(10) @IsString({ each: true }) readonly tenantIds?: readonly string[];
  @Optional() @IsString() @MaxLength(50) readonly tenantFilter?: string;
}

export class CompleteJobBody {
  @Optional() @IsObject() readonly variables?: NamedValues;
  @Optional() @IsObject() readonly result?: object;
}

export class FailJobBody {
  @Optional() @IsInt() @Min(0) @Max(1_000_000) readonly retries?: number;
  @Optional() @IsString() @MaxLength(10_000) readonly errorMessage?: string;
  @Optional() @IsInt() @Min(0) @Max(MAX_MILLISECONDS) readonly retryBackOff?: number;
  @Optional() @IsObject() readonly variables?: NamedValues;
}

export class ThrowErrorBody {
  @IsString() @Length(1, 500) readonly errorCode!: string;
  @Optional() @IsString() @MaxLength(10_000) readonly errorMessage?: string;
  @Optional() @IsObject() readonly variables?: NamedValues;
}

class JobChanges {
  @Optional() @IsInt() @Min(1) @Max(1_000_000) readonly retries?: number;
  @Optional() @IsInt() @Min(1) @Max(MAX_MILLISECONDS) readonly timeout?: number;
}

export class UpdateJobBody extends AnyCommand {
  @IsObject() @ValidateNested() @Type(() => JobChanges) readonly changeset!: JobChanges;
}

/** The names of an answer's variables. An empty list means all, as in Camunda's interface. */
export function namesOf(list: readonly string[] | null | undefined): readonly string[] | undefined {
  return list === null || list === undefined || list.length === 0 ? undefined : list;
}

export class ClockPinBody {
  /** Milliseconds since 1970. */
  @IsInt() @Min(0) @Max(LAST_MILLISECOND) readonly timestamp!: number;
}
