import { DOCUMENT_BODY } from '#documents';
import type { OtherBody } from '#http';
import { DEPLOYMENT_BODY } from '#workflow';

/** Every kind of body that this program takes beside JSON. */
export const OTHER_BODIES: readonly OtherBody[] = [DOCUMENT_BODY, DEPLOYMENT_BODY];
