import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Role } from '#commands';

export const MAY = 'lenkwerk:may';
/** The member of an operation in OpenAPI that names its roles. */
export const ROLES_EXTENSION = 'x-roles';

/** The roles that a route asks for; one of them is enough. Without roles every caller may whose role is not `worker` alone. */
export function May(...roles: readonly Role[]): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(MAY, roles), ApiExtension(ROLES_EXTENSION, [...roles]));
}
