import { May } from '#http';
import { All, Controller } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { notServed } from './problems.js';

const INSTEAD = {
  tasks: 'model the step as a service task and complete its job',
  messages: 'start an instance with variables, or complete a job',
  modification: 'resolve incidents, or cancel the instance and start it again',
  later: 'it is not executed yet',
  access: 'use /api/v1/actors and /api/v1/access-tokens',
  documents: 'use /api/v1/documents',
  audit: 'use /api/v1/audit/events',
  search: 'use the searches of instances, elements, jobs and incidents',
} as const;

/** Parts of Camunda's interface that are not served: they answer 501 and say what to use instead. */
@ApiExcludeController()
@May()
@Controller('v2')
export class NotServedRoutes {
  @All(['user-tasks/*path', 'forms/*path'])
  tasks(): never {
    throw notServed('this part about user tasks', INSTEAD.tasks);
  }

  @All(['messages/*path', 'message-subscriptions/*path', 'correlated-message-subscriptions/*path', 'signals/*path'])
  messages(): never {
    throw notServed('this part about messages and signals', INSTEAD.messages);
  }

  @All(['conditionals/*path', 'clock', 'clock/*path', 'expression/*path', 'decision-definitions/*path'])
  @All(['decision-instances/*path', 'decision-requirements/*path', 'element-instances/ad-hoc-activities/*path'])
  later(): never {
    throw notServed('this part', INSTEAD.later);
  }

  @All(['process-instances/:key/modification', 'process-instances/:key/migration', 'process-instances/:key/deletion'])
  modification(): never {
    throw notServed('this change of an instance', INSTEAD.modification);
  }

  @All(['batch-operations/*path', 'batch-operation-items/*path', 'resources/*path', 'jobs/statistics/*path'])
  @All(['incidents/statistics/*path', 'process-definitions/statistics/*path'])
  search(): never {
    throw notServed('this part', INSTEAD.search);
  }

  @All(['users', 'users/*path', 'groups', 'groups/*path', 'roles', 'roles/*path', 'tenants', 'tenants/*path'])
  @All(['authorizations', 'authorizations/*path', 'mapping-rules', 'mapping-rules/*path', 'setup/*path'])
  access(): never {
    throw notServed('the administration of access', INSTEAD.access);
  }

  @All(['documents', 'documents/*path'])
  documents(): never {
    throw notServed('the store of documents', INSTEAD.documents);
  }

  @All(['audit-logs/*path'])
  audit(): never {
    throw notServed('the audit log', INSTEAD.audit);
  }
}
