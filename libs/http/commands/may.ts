import type { CustomDecorator } from '@nestjs/common';
import { SetMetadata } from '@nestjs/common';
import type { Role } from '#commands';

export const MAY = 'lenkwerk:may';

/** The roles that a route asks for; one of them is enough. Without roles every caller with any role may. */
export function May(...roles: readonly Role[]): CustomDecorator {
  return SetMetadata(MAY, roles);
}
