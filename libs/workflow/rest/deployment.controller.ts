import { badField, envelopeOf, May, Problem } from '#http';
import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { describeFinding } from '../model/finding.js';
import type { FileFinding } from '../deployment/read-files.js';
import { deployedAnswer } from './answers.js';
import { filesOf } from './multipart.js';
import { problemOfRefusal } from './problems.js';
import { DEPLOYERS } from './roles.js';
import { TENANT } from './search-definitions.js';
import type { Workflow } from './workflow.js';
import { WORKFLOW } from './workflow.js';

@ApiExcludeController()
@Controller('v2/deployments')
export class DeploymentRoutes {
  constructor(@Inject(WORKFLOW) private readonly workflow: Workflow) {}

  @Post()
  @HttpCode(200)
  @May(...DEPLOYERS)
  async deploy(@Req() request: FastifyRequest): Promise<object> {
    const { files, tenant = TENANT } = await filesOf(request.body, request.headers['content-type'] ?? '');
    if (tenant !== TENANT) throw badField('tenantId', `tenantId must be ${TENANT}: there is one tenant`);
    const result = await this.workflow.engine.deploy(files, envelopeOf(request));
    if (result.deployed) return deployedAnswer(result.deployment, result.versions, result.forms);
    if ('refusal' in result) throw problemOfRefusal(result.refusal);
    throw refused(result.findings);
  }
}

/** All findings together, a line each. */
function refused(findings: readonly FileFinding[]): Problem {
  return new Problem('bad-request', {
    reason: 'the deployment has findings',
    german: 'Die Dateien können so nicht bereitgestellt werden.',
    errors: findings.map((finding) => ({ field: finding.file, message: describeFinding(finding) })),
  });
}
