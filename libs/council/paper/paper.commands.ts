import { coSignatureCommands } from './co-signature/co-signature.commands.js';
import { draftingCommands } from './drafting/drafting.commands.js';
import { stepCommands } from './step/step.commands.js';

export const paperCommands = [...draftingCommands, ...coSignatureCommands, ...stepCommands] as const;
