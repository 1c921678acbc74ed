import type {} from '#council';
import type {} from '#parties';
export {};
