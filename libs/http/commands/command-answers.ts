import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiResponse, getSchemaPath } from '@nestjs/swagger';

class MadePart {
  @ApiProperty({ example: 'step', description: 'The word for it: item, step, phase, membership, deviation …' })
  readonly kind!: string;
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
}

class Warning {
  @ApiProperty({ example: 'organisationOfSameName', description: 'Stable.' }) readonly code!: string;
  @ApiProperty({ example: 'Another organisation has this name in this place.' }) readonly text!: string;
  @ApiProperty({ example: 'Eine andere Organisation trägt an dieser Stelle denselben Namen.' })
  readonly german!: string;
  @ApiProperty({ type: [String], description: 'Streams of the entities that it points at.' }) readonly about!: string[];
}

export class CommandAnswer {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ example: 'meeting-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11' }) readonly stream!: string;
  @ApiProperty({ example: '3', description: "The entity's revision, also its ETag." }) readonly revision!: string;
  @ApiProperty({ example: '3f1c…​.42', description: 'For `?atLeast=`.' }) readonly position!: string;
  @ApiProperty({ type: [String], description: 'Ids of the events; empty when it was so already.' })
  readonly events!: string[];
  @ApiProperty({ type: () => [MadePart], required: false, description: 'What the command made within the entity.' })
  readonly parts?: MadePart[];
  @ApiProperty({ type: () => [MadePart], required: false, description: 'What was recorded first, in other entities.' })
  readonly before?: MadePart[];
  @ApiProperty({
    type: () => [Warning],
    required: false,
    description: 'What a person should know although it is done; the same for a repeated command.',
  })
  readonly warnings?: Warning[];
  @ApiProperty({ required: false, example: 'already imported' }) readonly note?: string;
}

class ProblemFieldError {
  @ApiProperty() readonly field!: string;
  @ApiProperty() readonly message!: string;
}

class ProblemViolation {
  @ApiProperty() readonly rule!: string;
  @ApiProperty() readonly ruleVersion!: string;
  @ApiProperty({ enum: ['formal', 'curable', 'invalidating'] }) readonly weight!: string;
  @ApiProperty() readonly source!: string;
  @ApiProperty({ description: 'In German or English, by Accept-Language.' }) readonly allowedInstead!: string;
  @ApiProperty() readonly deviationAllowed!: boolean;
}

class ProblemDifference {
  @ApiProperty({ example: 'item.title' }) readonly field!: string;
  @ApiProperty({ description: 'The recorded fact; null where nothing is recorded.' }) readonly recorded!: unknown;
  @ApiProperty({ description: 'The fact as the source states it.' }) readonly stated!: unknown;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'SHA-256 of the document that the recorded fact rests on; null where it rests on none.',
  })
  readonly evidence!: string | null;
}

class ConcernedEntity {
  @ApiProperty({ example: 'reorganisation-7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11' }) readonly stream!: string;
  @ApiProperty({ required: false, example: 'Kultur und Sport werden ein Bereich' }) readonly name?: string;
}

class ProblemDocument {
  @ApiProperty({ example: '/api/problems/refused' }) readonly type!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty() readonly status!: number;
  @ApiProperty({ description: 'Stable English phrase.' }) readonly reason!: string;
  @ApiProperty({ description: 'A sentence in German or English, by Accept-Language.' }) readonly detail!: string;
  @ApiProperty() readonly instance!: string;
  @ApiProperty({ description: 'As in `X-Correlation-Id`.' }) readonly correlation!: string;
  @ApiProperty({ type: [ProblemFieldError], required: false }) readonly errors?: ProblemFieldError[];
  @ApiProperty({ type: [String], required: false, description: 'Roles of which one would do; with 403.' })
  readonly needed?: string[];
  @ApiProperty({ type: [ProblemViolation], required: false }) readonly violations?: ProblemViolation[];
  @ApiProperty({
    type: [ProblemDifference],
    required: false,
    description: 'The facts that a source states otherwise than they are recorded; nothing was changed.',
  })
  readonly differences?: ProblemDifference[];
  @ApiProperty({ type: [ConcernedEntity], required: false, description: 'Entities on account of which it is refused.' })
  readonly about?: ConcernedEntity[];
}

const COMMAND_PROBLEMS = {
  400: 'A field is not valid, or the JSON is not.',
  401: 'No token, or one that does not hold.',
  403: 'The role does not allow it.',
  404: 'There is no such entity.',
  409: 'Refused by a rule, or the key was used for other content.',
  406: 'The answer may not be JSON (Accept).',
  412: 'Changed since it was read (If-Match).',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'A reference to something that does not exist.',
  429: 'Too many wrong tokens; repeat after Retry-After.',
  503: 'The store cannot be reached; repeat with the same key after Retry-After.',
} as const;

const READ_PROBLEMS = {
  400: 'A query field is not valid.',
  401: 'No token, or one that does not hold.',
  403: 'The role does not allow it.',
  404: 'There is no such entity.',
  406: 'The answer may not be JSON (Accept).',
  429: 'Too many wrong tokens; repeat after Retry-After.',
  503: 'The read model is not there yet; repeat after Retry-After.',
} as const;

export function ApiCommandAnswers(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiExtraModels(CommandAnswer, ProblemDocument),
    ApiResponse({ status: 201, description: 'Made.', type: CommandAnswer }),
    ApiResponse({ status: 200, description: 'Changed, or so already.', type: CommandAnswer }),
    ...problems(COMMAND_PROBLEMS),
  );
}

/** The error answers that every command has, for one with an answer of its own. */
export function ApiCommandProblems(): MethodDecorator & ClassDecorator {
  return applyDecorators(ApiExtraModels(ProblemDocument), ...problems(COMMAND_PROBLEMS));
}

/** The error answers that every read has. */
export function ApiReadProblems(): MethodDecorator & ClassDecorator {
  return applyDecorators(ApiExtraModels(ProblemDocument), ...problems(READ_PROBLEMS));
}

function problems(descriptions: Readonly<Record<number, string>>): (MethodDecorator & ClassDecorator)[] {
  return Object.entries(descriptions).map(([status, description]) =>
    ApiResponse({
      status: Number(status),
      description,
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDocument) } } },
    }),
  );
}
