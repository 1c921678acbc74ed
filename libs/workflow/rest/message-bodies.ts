import { IsInt, IsObject, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import type { NamedValues } from '../instance/variables.js';
import { AnyCommand, MAX_MILLISECONDS, Optional } from './bodies.js';

/** Characters of a name, a correlation key and a message id. */
const MAX_TEXT = 1000;

export class PublicationBody extends AnyCommand {
  @IsString() @Length(1, MAX_TEXT) readonly name!: string;
  @Optional() @IsString() @MaxLength(MAX_TEXT) readonly correlationKey?: string;
  /** Milliseconds; without it the message reaches only what waits already. */
  @Optional() @IsInt() @Min(0) @Max(MAX_MILLISECONDS) readonly timeToLive?: number;
  @Optional() @IsString() @MaxLength(MAX_TEXT) readonly messageId?: string;
  @Optional() @IsObject() readonly variables?: NamedValues;
}

export class CorrelationBody extends AnyCommand {
  @IsString() @Length(1, MAX_TEXT) readonly name!: string;
  @Optional() @IsString() @MaxLength(MAX_TEXT) readonly correlationKey?: string;
  @Optional() @IsObject() readonly variables?: NamedValues;
}

export class BroadcastBody extends AnyCommand {
  @IsString() @Length(1, MAX_TEXT) readonly signalName!: string;
  @Optional() @IsObject() readonly variables?: NamedValues;
}
