import type { Feature } from '#http';
import { feature } from '#http';
import { domainMessagesProjection } from './messages/domain-messages.projection.js';
import { workflowProjection } from './projection/workflow.projection.js';
import { WorkflowClockRoutes } from './rest/clock.controller.js';
import { ClusterRoutes } from './rest/cluster.controller.js';
import { DeviationRoutes } from './rest/deviation.controller.js';
import { ElementTemplateRoutes } from './rest/element-templates.controller.js';
import { DeploymentRoutes } from './rest/deployment.controller.js';
import { ElementInstanceRoutes } from './rest/element-instance.controller.js';
import { IncidentRoutes } from './rest/incident.controller.js';
import { JobRoutes } from './rest/job.controller.js';
import { MessageRoutes, SignalRoutes } from './rest/message.controller.js';
import { CorrelatedSubscriptionRoutes, SubscriptionRoutes } from './rest/subscription.controller.js';
import { ProcessDefinitionRoutes } from './rest/process-definition.controller.js';
import { ProcessInstanceRoutes } from './rest/process-instance.controller.js';
import { TaskRoutes } from './rest/task.controller.js';
import { UserTaskRoutes } from './rest/user-task.controller.js';
import { VariableRoutes } from './rest/variable.controller.js';

export const workflowFeature = feature({
  name: 'workflow',
  projections: [workflowProjection],
  controllers: [
    ClusterRoutes,
    WorkflowClockRoutes,
    DeploymentRoutes,
    ProcessDefinitionRoutes,
    ProcessInstanceRoutes,
    ElementInstanceRoutes,
    JobRoutes,
    IncidentRoutes,
    DeviationRoutes,
    ElementTemplateRoutes,
    VariableRoutes,
    MessageRoutes,
    SignalRoutes,
    SubscriptionRoutes,
    CorrelatedSubscriptionRoutes,
    UserTaskRoutes,
    TaskRoutes,
  ],
});

/** Makes the events of these categories findable as messages. */
export function domainMessagesFeature(categories: readonly string[]): Feature {
  return feature({ name: 'domainMessages', projections: [domainMessagesProjection(categories)] });
}
