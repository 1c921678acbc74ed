import { fourEyes } from '#shared-kernel';

export const FOUR_EYES = fourEyes(
  'leave it to somebody else than who reported it, or who leads',
  'es jemandem überlassen, der es nicht gemeldet hat und nicht federführend ist',
);
