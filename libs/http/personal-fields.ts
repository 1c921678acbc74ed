/** Token of the kernel's `PersonalFields`: read routes open sealed fields with it, and only there. */
export const PERSONAL_FIELDS = Symbol('PersonalFields');
