import type { CommandClass, Role, RouteDeclaration } from '#commands';
import { commandName, namedIn, RefineDate, routeOf, SubmitCommand } from '#commands';
import type { AnyStreamDefinition } from '#event-sourcing';
import { streamName } from '#event-sourcing';
import type { Type } from '@nestjs/common';
import { Controller, Get, Inject, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiCommandAnswers, ApiReadProblems } from './command-answers.js';
import { answerCommand } from './answer-command.js';
import { submissionOf } from './submission-of.js';
import { May } from './may.js';
import { LOG_IDENTITY } from '../log-identity.js';
import type { LogIdentity } from '../log-identity.js';
import { ApiPageOf } from '../reads/api-answer.js';
import { eventSchema } from '../reads/event-answer.js';
import type { HistoryPage } from '../reads/stream-history.js';
import type { Reads } from '../reads/reads.types.js';
import type { ReadsFor } from '../reads/reads-for.js';
import { READS_FOR } from '../reads/reads-for.js';
import { HistoryQuery } from '../reads/stream-history.js';
import { AskedBy, callerOf } from '../asked-by.js';
import type { Caller } from '../caller.js';

interface CommandRoute extends RouteDeclaration {
  readonly command: CommandClass;
  readonly complete?: Complete;
}

interface CommandRoutes {
  /** Path below `/api/v1`, such as `meetings`. */
  readonly path: string;
  readonly tag: string;
  readonly stream: AnyStreamDefinition;
  /** The one that makes an entity comes first: its roles may also refine dates. */
  readonly commands: readonly CommandClass[];
  /** Roles that may read the history; default: every role. */
  readonly mayReadHistory?: readonly Role[];
  /** Fields that the read models add where the body lacks them, by the command's type. The decider checks them. */
  readonly completes?: Readonly<Record<string, Complete>>;
}

type Complete = (id: string, reads: Reads) => Promise<object>;

/**
 * A controller with the route of each command that declares one with `@Route`, and for every stream
 * `POST <path>/{id}/date-refinements` and `GET <path>/{id}/history`.
 */
export function commandRoutes({
  path,
  tag,
  stream,
  commands,
  mayReadHistory = [],
  completes = {},
}: CommandRoutes): Type {
  const routes = commands.flatMap((command) => {
    const route = routeOf(command);
    const complete = completes[command.type];
    return route === undefined ? [] : [{ command, ...route, ...(complete !== undefined && { complete }) }];
  });
  @ApiTags(tag)
  @ApiBearerAuth()
  @Controller(path)
  class Commands {
    constructor(
      @Inject(CommandBus) readonly bus: CommandBus,
      @Inject(LOG_IDENTITY) readonly log: LogIdentity,
      @Inject(READS_FOR) readonly readsFor: ReadsFor,
    ) {}

    @Get(':id/history')
    @May(...mayReadHistory)
    @ApiReadProblems()
    @ApiPageOf(eventSchema, 'Events; personal fields are null once their key was destroyed.', 'after')
    @ApiOperation({ summary: `Every event of one ${wordsOf(stream)}, oldest first` })
    async history(
      @Param('id', ParseUUIDPipe) id: string,
      @Query() query: HistoryQuery,
      @AskedBy() caller: Caller,
    ): Promise<HistoryPage> {
      return await this.readsFor(caller).history(streamName(stream.decider.category, id), query);
    }
  }
  for (const route of [...routes, refineDateRoute(stream, routes)]) addRoute(Commands.prototype, stream, route);
  Object.defineProperty(Commands, 'name', { value: `${tag}Commands` });
  return Commands;
}

interface CommandsController {
  readonly bus: CommandBus;
  readonly readsFor: ReadsFor;
  readonly log: LogIdentity;
}

function addRoute(controller: object, stream: AnyStreamDefinition, route: CommandRoute): void {
  const name = route.command.type;
  const command = commandName(stream, route.command);
  const handle = async function (
    this: CommandsController,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    const submission = submissionOf(request);
    const { target, path, body } = submission;
    const of = target === null ? undefined : streamName(stream.decider.category, target);
    const reads = this.readsFor(callerOf(request));
    const hidden = await reads.hiddenIn(of, namedIn([path, body]));
    const added = target === null ? undefined : await route.complete?.(target, reads);
    const completed = added === undefined ? {} : { completed: added };
    const result = await this.bus.execute(new SubmitCommand(command, { ...submission, ...completed, hidden }));
    return answerCommand(result, this.log, reply);
  };
  const descriptor: PropertyDescriptor = { value: handle, writable: true, configurable: true };
  Object.defineProperty(controller, name, descriptor);
  Req()(controller, name, 0);
  Res({ passthrough: true })(controller, name, 1);
  for (const decorate of decorators(route)) decorate(controller, name, descriptor);
}

function decorators(route: CommandRoute): readonly MethodDecorator[] {
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return [
    Post(route.path),
    May(...route.may),
    ApiOperation({
      summary: route.summary,
      description: `Roles: ${route.may.join(', ')}.`,
      operationId: operationIdOf(route),
    }),
    ApiBody({ type: route.command, examples: { example: { value: route.example } } }),
    ...parameters.map((name) => ApiParam({ name, schema: { type: 'string', format: 'uuid' } })),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Repeat with the same key to repeat without a second effect. At most 200 characters.',
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The revision that the decision rests on, as its ETag.',
    }),
    ApiCommandAnswers(),
  ];
}

function operationIdOf(route: CommandRoute): string {
  const { type } = route.command;
  return type === 'RefineDate' || type === 'ResolveDeviation' ? `${type} ${route.summary}` : type;
}

/** `accessToken` as people write it: access token. */
function wordsOf({ decider: { category } }: AnyStreamDefinition): string {
  return category.replace(/\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`);
}

function refineDateRoute(stream: AnyStreamDefinition, routes: readonly CommandRoute[]): CommandRoute {
  const words = wordsOf(stream);
  return {
    path: ':id/date-refinements',
    command: RefineDate,
    // A role that may create an entity may also refine dates of its events; a role for a single act may not.
    may: routes[0]?.may ?? [],
    summary: `Say more precisely when an event of ${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words} happened`,
    example: { event: '0190a1b2-0000-7000-8000-000000000000', to: '2018-10-31' },
  };
}
