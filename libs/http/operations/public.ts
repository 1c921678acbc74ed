import type { CustomDecorator } from '@nestjs/common';
import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'lenkwerk:public';

/** A route that asks for no token. */
export function Public(): CustomDecorator {
  return SetMetadata(PUBLIC, true);
}
