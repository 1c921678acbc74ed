import type { Caller } from '#http';
import { AskedBy, May, Public, ROLES } from '#http';
import { Controller, Get, HttpCode, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { TENANT } from './search-definitions.js';
import type { Workflow } from './workflow.js';
import { WORKFLOW } from './workflow.js';

/** The version of Camunda's interface that is served. */
const INTERFACE_VERSION = '8.9.0';

/** What Camunda's clients and the Desktop Modeler ask first. */
@ApiExcludeController()
@Controller('v2')
export class ClusterRoutes {
  constructor(@Inject(WORKFLOW) private readonly workflow: Workflow) {}

  @Get('topology')
  @May(...ROLES)
  topology(): object {
    return {
      brokers: [
        {
          nodeId: 0,
          host: 'lenkwerk',
          port: 0,
          partitions: [{ partitionId: 1, role: 'leader', health: 'healthy' }],
          version: INTERFACE_VERSION,
        },
      ],
      clusterId: `lenkwerk ${this.workflow.version}`,
      clusterSize: 1,
      partitionsCount: 1,
      replicationFactor: 1,
      gatewayVersion: INTERFACE_VERSION,
      lastCompletedChangeId: '-1',
    };
  }

  @Get('status')
  @Public()
  @HttpCode(204)
  status(): undefined {
    return undefined;
  }

  @Get('license')
  @May(...ROLES)
  license(): object {
    return { validLicense: true, licenseType: 'MIT', isCommercial: false, expiresAt: null };
  }

  @Get('authentication/me')
  @May(...ROLES)
  me(@AskedBy() { actor, grants }: Caller): object {
    return {
      username: actor,
      displayName: null,
      email: null,
      authorizedComponents: [],
      tenants: [{ tenantId: TENANT, name: 'Default', description: null }],
      groups: [],
      roles: [...new Set(grants.map(({ role }) => role))],
      salesPlanType: null,
      c8Links: {},
      canLogout: false,
    };
  }
}
