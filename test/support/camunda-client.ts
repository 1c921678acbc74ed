import type { CamundaClient } from '@camunda8/orchestration-cluster-api';
import { createCamundaClient } from '@camunda8/orchestration-cluster-api';

/** Camunda's own client, unchanged, with answers checked against its schemas. `token`: `<id>.<secret>`. */
export function camundaClient(url: string, token: string): CamundaClient {
  const [id = '', secret = ''] = token.split('.');
  return createCamundaClient({
    config: {
      CAMUNDA_REST_ADDRESS: url,
      CAMUNDA_AUTH_STRATEGY: 'BASIC',
      CAMUNDA_BASIC_AUTH_USERNAME: id,
      CAMUNDA_BASIC_AUTH_PASSWORD: secret,
      CAMUNDA_SDK_VALIDATION: 'res:strict',
      CAMUNDA_SDK_HTTP_RETRY_MAX_ATTEMPTS: 1,
      CAMUNDA_SDK_LOG_LEVEL: 'silent',
    },
    env: {},
  });
}

/** A file of a deployment. */
export function modelFile(name: string, text: string): File {
  return new File([text], name, { type: 'application/xml' });
}
