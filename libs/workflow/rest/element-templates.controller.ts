import type { AnswerOf } from '#http';
import { answer, ApiAnswer, ApiReadProblems, May } from '#http';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { elementTemplates } from '../domain/element-templates.js';
import { OBSERVERS } from './roles.js';
import type { Workflow } from './workflow.js';
import { WORKFLOW } from './workflow.js';

const { list, open, shape } = answer;
const TEMPLATES = shape({ templates: list(open({}, "A template as Camunda's JSON schema describes it.")) });

@ApiTags('Workflow')
@ApiBearerAuth()
@ApiReadProblems()
@Controller('workflow/element-templates')
export class ElementTemplateRoutes {
  constructor(@Inject(WORKFLOW) private readonly workflow: Workflow) {}

  @Get()
  @May(...OBSERVERS)
  @ApiOperation({ summary: "Templates for Camunda's Modeler: service tasks that send commands to the domain" })
  @ApiAnswer(TEMPLATES, 'All templates; they belong to this version of the program.')
  all(): AnswerOf<typeof TEMPLATES> {
    return { templates: elementTemplates(this.workflow.commands).map((one) => ({ ...one })) };
  }
}
