import { checkBody, DeviationBody, machineClaimIn, PartsField } from '#commands';
import type { Json } from '#event-sourcing';
import type { AnswerOf } from '#http';
import { answer, ApiAnswer, ApiCommandProblems, badFields, May, notFound } from '#http';
import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DRIVERS } from './roles.js';
import { sendCommand } from './send-command.js';
import type { Workflow } from './workflow.js';
import { WORKFLOW } from './workflow.js';

/** Why a command that a process asked for shall be done although rules are violated. */
export class ResolveIncidentWithDeviations {
  static readonly type = 'ResolveIncidentWithDeviations';
  @PartsField(() => DeviationBody, {
    min: 1,
    max: 20,
    description: 'Exactly the violated rules, which the incident names, each with its reason.',
  })
  readonly deviations!: readonly DeviationBody[];
}

const { choice, shape, text } = answer;
const RESOLVED = shape({ incident: text('2251799813685249'), state: choice('RESOLVED') });
const EXAMPLE = { deviations: [{ rule: 'notOnAgenda', reason: 'Eilbedürftig, alle Mitglieder stimmen zu.' }] };

type GivenDeviations = readonly { readonly rule: string; readonly reason: string; readonly evidence?: Json }[];

/** What Camunda's interface has no place for: an incident is resolved with reasons. */
@ApiTags('Workflow')
@ApiBearerAuth()
@Controller('workflow/incidents')
export class DeviationRoutes {
  constructor(@Inject(WORKFLOW) private readonly workflow: Workflow) {}

  @Post(':id/resolution')
  @HttpCode(200)
  @May(...DRIVERS)
  @ApiOperation({
    summary: 'Have a refused command of a process sent again although rules are violated',
    description: `Roles: ${DRIVERS.join(', ')}.`,
    operationId: 'ResolveIncidentWithDeviations',
  })
  @ApiParam({ name: 'id', schema: { type: 'string' } })
  @ApiBody({ type: ResolveIncidentWithDeviations, examples: { example: { value: EXAMPLE } } })
  @ApiAnswer(RESOLVED, 'The command is sent again, with the deviations.')
  @ApiCommandProblems()
  async resolve(
    @Param('id') key: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<AnswerOf<typeof RESOLVED>> {
    const claim = machineClaimIn(body);
    const checked = checkBody(ResolveIncidentWithDeviations, body);
    if (!checked.ok) throw badFields(checked.errors);
    if (claim !== undefined) throw badFields([claim]);
    const { engine } = this.workflow;
    const place = await engine.locate(key);
    if (place === undefined) throw notFound();
    // The checked fields are JSON; their classes are left behind.
    const { deviations } = JSON.parse(JSON.stringify(checked.body)) as { readonly deviations: GivenDeviations };
    const data = { incident: place.part, deviations };
    await sendCommand(engine, request, place.instance, { type: 'ResolveIncident', data });
    return { incident: key, state: 'RESOLVED' };
  }
}
