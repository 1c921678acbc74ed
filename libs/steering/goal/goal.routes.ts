import type { Role } from '#http';
import { commandController } from '#http';
import {
  AchieveGoal,
  AdoptGoal,
  CancelGoal,
  DefineGoalIndicator,
  ProposeGoal,
  RecordGoalIndicatorValue,
  RejectGoal,
  ResolveGoalBasis,
  ResolveGoalDeviation,
  ReviewGoal,
  ReviseGoal,
  SupersedeGoal,
} from './goal.commands.js';
import { goalStream } from './goal.stream.js';

const changing: readonly Role[] = ['process-manager'];
const adopting: readonly Role[] = ['process-manager', 'clerk'];
const reporting: readonly Role[] = ['process-manager', 'contributor'];
const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';
const title = 'Mehr Menschen erreichen das Sprachniveau B1';
const reason = 'Das Ziel geht in einem anderen auf.';

/** No route leads to what the policy alone does: it questions what an adoption rests on. */
export const GoalCommands = commandController({
  path: 'goals',
  tag: 'Goals',
  stream: goalStream,
  routes: [
    {
      path: '',
      command: ProposeGoal,
      may: changing,
      summary: 'Propose a goal of a process',
      example: { process: id, title, source: 'Auftaktworkshop' },
    },
    {
      path: ':id/review',
      command: ReviewGoal,
      may: changing,
      summary: 'Note that a proposed goal was reviewed',
      example: {},
    },
    {
      path: ':id/adoption',
      command: AdoptGoal,
      may: adopting,
      summary: 'Adopt a goal by a decision that lists it in its present version',
      example: { decision: { kind: 'resolution', meeting: id, item: id, event: id } },
    },
    {
      path: ':id/revisions',
      command: ReviseGoal,
      may: changing,
      summary: 'Revise wording, fields of action or parent of a goal, by a decision or without one',
      example: { title: `${title} in zwei Jahren` },
    },
    {
      path: ':id/rejection',
      command: RejectGoal,
      may: changing,
      summary: 'Reject a proposed goal',
      example: { reason },
    },
    {
      path: ':id/achievement',
      command: AchieveGoal,
      may: changing,
      summary: 'Note that a goal is achieved',
      example: {},
    },
    { path: ':id/cancellation', command: CancelGoal, may: changing, summary: 'Give a goal up', example: { reason } },
    {
      path: ':id/supersession',
      command: SupersedeGoal,
      may: changing,
      summary: 'Let another goal take the place of this one',
      example: { by: id },
    },
    {
      path: ':id/indicators',
      command: DefineGoalIndicator,
      may: changing,
      summary: 'Define an indicator of a goal',
      example: {
        title: 'Anteil mit Niveau B1',
        unit: 'Prozent',
        baseline: { value: 48.5, on: '2018' },
        target: { value: 60, by: '2021' },
      },
    },
    {
      path: ':id/indicators/:indicator/values',
      command: RecordGoalIndicatorValue,
      may: reporting,
      summary: 'Record a dated value of an indicator of a goal',
      example: { value: 52.5, on: '2019-01' },
    },
    {
      path: ':id/basis-questions/:question/resolution',
      command: ResolveGoalBasis,
      may: changing,
      summary: 'Answer whether what the adoption of a goal rests on still holds',
      example: { how: 'upheld', reason: 'Berichtigt wurde nur die Stimmenzahl.' },
    },
    {
      path: ':id/deviation-resolutions',
      command: ResolveGoalDeviation,
      may: changing,
      summary: 'End a deviation that the goal noted',
      example: { deviation: id, how: 'accepted', by: { kind: 'function', title: 'Leitung der Steuerung' } },
    },
  ],
});
