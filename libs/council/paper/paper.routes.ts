import type { Role } from '#http';
import { commandController } from '#http';
import {
  AddPaperVersion,
  CoSign,
  DraftPaper,
  DropStep,
  NamePaperSubjects,
  PlanStep,
  RecordKnownPaper,
  RefuseCoSignature,
  ReleasePaper,
  RequestCoSignature,
  ResolvePaperDeviation,
  ReturnPaper,
  ScheduleStep,
  SubmitPaper,
  WithdrawCoSignatureRequest,
  WithdrawPaper,
} from './paper.commands.js';
import { paperStream } from './paper.stream.js';

const drafting: readonly Role[] = ['process-manager', 'clerk', 'contributor'];
const coSigning: readonly Role[] = ['contributor', 'approver', 'clerk'];
const releasing: readonly Role[] = ['approver', 'clerk'];
const submitting: readonly Role[] = ['clerk'];
const id = '7d3d0c1e-5f0f-5f5e-9a53-2f8f6f0e6c11';
const title = 'Sachstandsbericht zum Projekt "Wir alle sind LU"';

/** No route leads to what the policies alone may do: outcomes of steps, the conclusion, an abandoned submission, the report it brings. */
export const PaperCommands = commandController({
  path: 'papers',
  tag: 'Papers',
  stream: paperStream,
  routes: [
    { path: '', command: DraftPaper, may: drafting, summary: 'Draft a paper', example: { title, public: 'yes' } },
    {
      path: 'known',
      command: RecordKnownPaper,
      may: submitting,
      summary: 'Record a paper that is known from an extract alone',
      example: { reference: '20196743', year: 2019, title },
    },
    {
      path: ':id/versions',
      command: AddPaperVersion,
      may: drafting,
      summary: 'Add a version; whoever was asked to co-sign is asked again, and it is to be released again',
      example: { title: `${title}, Stand Januar 2019` },
    },
    {
      path: ':id/subjects',
      command: NamePaperSubjects,
      may: drafting,
      summary: 'Name the measures and goals that the present version decides on, each in its version',
      example: { subjects: [{ kind: 'measure', id, version: 1 }] },
    },
    {
      path: ':id/co-signatures',
      command: RequestCoSignature,
      may: drafting,
      summary: 'Ask a unit or a function to co-sign',
      example: { of: { kind: 'function', title: 'Leitung Kultur' } },
    },
    {
      path: ':id/co-signatures/:coSignature/signature',
      command: CoSign,
      may: coSigning,
      summary: 'Co-sign',
      example: { actedBy: { kind: 'function', title: 'Leitung Kultur' } },
    },
    {
      path: ':id/co-signatures/:coSignature/refusal',
      command: RefuseCoSignature,
      may: coSigning,
      summary: 'Refuse to co-sign; the paper may be released all the same',
      example: { reason: 'Die Zahlen für 2018 fehlen.' },
    },
    {
      path: ':id/co-signatures/:coSignature/request-withdrawal',
      command: WithdrawCoSignatureRequest,
      may: drafting,
      summary: 'Take the request for a co-signature back',
      example: {},
    },
    {
      path: ':id/release',
      command: ReleasePaper,
      may: releasing,
      summary: 'Release the present version once everybody who was asked to co-sign has answered',
      example: {},
    },
    {
      path: ':id/submission',
      command: SubmitPaper,
      may: submitting,
      summary: 'Submit the released paper under its reference',
      example: { reference: '20196743', year: 2019 },
    },
    {
      path: ':id/steps',
      command: PlanStep,
      may: submitting,
      summary: 'Plan a step of the consultation',
      example: { committee: id, role: 'deciding' },
    },
    {
      path: ':id/steps/:step/scheduling',
      command: ScheduleStep,
      may: submitting,
      summary: 'Schedule a step for a meeting',
      example: { meeting: id },
    },
    {
      path: ':id/steps/:step/removal',
      command: DropStep,
      may: submitting,
      summary: 'Drop a step without outcomes that will never come',
      example: { reason: 'Der Ausschuss ist nicht zuständig.' },
    },
    {
      path: ':id/return',
      command: ReturnPaper,
      may: submitting,
      summary: 'Return a submitted paper to the draft',
      example: { reason: 'Die Kosten sind nachzutragen.' },
    },
    { path: ':id/withdrawal', command: WithdrawPaper, may: submitting, summary: 'Withdraw a paper', example: {} },
    {
      path: ':id/deviation-resolutions',
      command: ResolvePaperDeviation,
      may: submitting,
      summary: 'End a deviation that the paper noted',
      example: { deviation: id, how: 'accepted', by: { kind: 'function', title: 'Sitzungsdienst' } },
    },
  ],
});
