import { DOMAIN_PREFIX } from '../model/command-task.js';

/** Words at the end of an act that say nothing without the thing: `InviteToMeeting` is `invite`. */
const LOOSE_ENDS = new Set(['to', 'of', 'for', 'in', 'on', 'with']);

/**
 * The type of the service task that sends a command: `strategy.<thing>.<act>`. The thing is the category of the command's
 * stream; the act is the command's type without the words of the thing. Thus `InviteToMeeting` of `meeting` is
 * `strategy.meeting.invite`, and `PlanPhase` of `strategyProcess` is `strategy.process.plan-phase`.
 */
export function jobTypeOf(category: string, command: string): string {
  const thing = wordsOf(category).filter((word) => word !== 'strategy');
  const act = wordsOf(command).filter((word) => !thing.includes(word));
  while (act.length > 1 && LOOSE_ENDS.has(act.at(-1) ?? '')) act.pop();
  return `${DOMAIN_PREFIX}${thing.join('-')}.${act.join('-')}`;
}

/** `InviteToMeeting` and `reportingRound` in words of small letters. */
function wordsOf(name: string): string[] {
  return name
    .split(/(?=\p{Lu})/u)
    .map((word) => word.toLowerCase())
    .filter((word) => word !== '');
}
