import type { Role } from '#http';
import { commandController } from '#http';
import { courseRoutes } from './course/course.routes.js';
import {
  AddDependency,
  AddMeasurePartner,
  AddMilestone,
  AdoptMeasure,
  AssignMeasureLead,
  DropMilestone,
  MeetMeasureProvision,
  MoveMilestone,
  ProposeMeasure,
  ReachMilestone,
  RejectMeasure,
  RemoveDependency,
  RemoveMeasurePartner,
  ResolveMeasureBasis,
  ResolveMeasureDeviation,
  ReviewMeasure,
  ReviseMeasure,
  SetBudget,
  SetSchedule,
  WeighMeasure,
} from './measure.commands.js';
import { measureStream } from './measure.stream.js';

const changing: readonly Role[] = ['process-manager'];
const adopting: readonly Role[] = ['process-manager', 'clerk'];
const reporting: readonly Role[] = ['process-manager', 'contributor'];
const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';
const decision = { kind: 'resolution', meeting: id, item: id, event: id };
const reason = 'Die Fördermittel fehlen noch.';

/** No route leads to what the policies alone do: they remind, and question what an adoption rests on. */
export const MeasureCommands = commandController({
  path: 'measures',
  tag: 'Measures',
  stream: measureStream,
  routes: [
    {
      path: '',
      command: ProposeMeasure,
      may: changing,
      summary: 'Propose a measure: a project or a permanent task',
      example: {
        process: id,
        kind: 'project',
        title: 'Sprachkurse am Vormittag mit Kinderbetreuung',
        source: 'Auftaktworkshop',
        schedule: { start: '2019-Q2', end: '2020-06' },
        budget: { amount: 1250000, currency: 'EUR' },
      },
    },
    {
      path: ':id/review',
      command: ReviewMeasure,
      may: changing,
      summary: 'Note that a proposed measure was reviewed',
      example: {},
    },
    {
      path: ':id/adoption',
      command: AdoptMeasure,
      may: adopting,
      summary: 'Adopt a measure by a decision that lists it in its present version',
      example: { decision, subjectTo: [{ kind: 'funding', note: 'Zusage des Landes' }] },
    },
    {
      path: ':id/provisions/:provision/fulfilment',
      command: MeetMeasureProvision,
      may: adopting,
      summary: 'Note that a provision of its resolution is met',
      example: {},
    },
    {
      path: ':id/rejection',
      command: RejectMeasure,
      may: changing,
      summary: 'Reject a proposed measure',
      example: { reason },
    },
    {
      path: ':id/lead',
      command: AssignMeasureLead,
      may: changing,
      summary: 'Say which organisation leads a measure',
      example: { lead: id },
    },
    {
      path: ':id/partners',
      command: AddMeasurePartner,
      may: changing,
      summary: 'Name a partner of a measure',
      example: { partner: { kind: 'organisation', id } },
    },
    {
      path: ':id/partner-removals',
      command: RemoveMeasurePartner,
      may: changing,
      summary: 'Note that somebody is no partner of a measure any more',
      example: { partner: { kind: 'organisation', id } },
    },
    {
      path: ':id/schedule',
      command: SetSchedule,
      may: changing,
      summary: 'Set start and end of a measure; another end after its adoption deviates from the decision',
      example: { start: '2019-Q2', end: '2020-06' },
    },
    {
      path: ':id/budget',
      command: SetBudget,
      may: changing,
      summary: 'Set the budget of a measure; after its adoption that deviates from the decision',
      example: { amount: 1250000, currency: 'EUR' },
    },
    {
      path: ':id/revisions',
      command: ReviseMeasure,
      may: changing,
      summary: 'Revise wording, fields of action, goals, schedule or budget, by a decision or without one',
      example: { title: 'Sprachkurse am Vormittag und am Abend' },
    },
    {
      path: ':id/weight',
      command: WeighMeasure,
      may: changing,
      summary: 'Set the weight of a measure in roll-ups',
      example: { weight: 3 },
    },
    {
      path: ':id/dependencies',
      command: AddDependency,
      may: changing,
      summary: 'Note that a measure depends on another one of its process',
      example: { on: id },
    },
    {
      path: ':id/dependencies/:on/removal',
      command: RemoveDependency,
      may: changing,
      summary: 'Note that a measure does not depend on another one any more',
      example: {},
    },
    {
      path: ':id/milestones',
      command: AddMilestone,
      may: changing,
      summary: 'Add a milestone to a measure',
      example: { title: 'Raum gefunden', due: '2019-09' },
    },
    {
      path: ':id/milestones/:milestone/due',
      command: MoveMilestone,
      may: changing,
      summary: 'Move an open milestone to another date',
      example: { due: '2019-11', reason: 'Der Vermieter sagte ab.' },
    },
    {
      path: ':id/milestones/:milestone/reaching',
      command: ReachMilestone,
      may: reporting,
      summary: 'Note that a milestone was reached',
      example: {},
    },
    {
      path: ':id/milestones/:milestone/removal',
      command: DropMilestone,
      may: changing,
      summary: 'Drop an open milestone',
      example: { reason: 'Es braucht keinen eigenen Raum.' },
    },
    ...courseRoutes,
    {
      path: ':id/basis-questions/:question/resolution',
      command: ResolveMeasureBasis,
      may: changing,
      summary: 'Answer whether what the adoption of a measure rests on still holds',
      example: { how: 'upheld', reason: 'Berichtigt wurde nur die Stimmenzahl.' },
    },
    {
      path: ':id/deviation-resolutions',
      command: ResolveMeasureDeviation,
      may: changing,
      summary: 'End a deviation that the measure noted',
      example: { deviation: id, how: 'accepted', by: { kind: 'function', title: 'Leitung der Steuerung' } },
    },
  ],
});
