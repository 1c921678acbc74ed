import type { FieldError } from './field-error.types.js';

/**
 * The first field that states what the program's policies alone write: evidence of the kind `system`, or a party of the kind
 * `policy`, anywhere in a body.
 */
export function machineClaimIn(body: unknown, path = ''): FieldError | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  for (const [name, value] of Object.entries(body)) {
    const at = path === '' ? name : `${path}.${name}`;
    if (name === 'kind' && value === 'system' && isEvidence(path)) return onlyPolicies(at, 'system');
    if (name === 'kind' && value === 'policy') return onlyPolicies(at, 'policy');
    const inside = machineClaimIn(value, at);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function isEvidence(path: string): boolean {
  return /(?:^|\.)\w*evidence$/i.test(path);
}

function onlyPolicies(field: string, kind: string): FieldError {
  return { field, message: `${field} must not be ${kind}: only the program's policies write it` };
}
