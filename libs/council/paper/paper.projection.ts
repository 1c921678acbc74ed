import type { DateRefined } from '#event-sourcing';
import { patch, projection, put } from '#event-sourcing';
import type { PaperEvent } from './paper.events.js';
import { answered, begun, changed, outcomeRow, stepRow, versionRow } from './paper.rows.js';
import {
  coSignatures,
  paperProcesses,
  paperReferences,
  papers,
  paperSteps,
  paperStepOutcomes,
  paperSubjects,
  paperVersions,
} from './paper.tables.js';

export const papersProjection = projection<PaperEvent | DateRefined>()({
  name: 'papers',
  version: 2,
  tables: [
    papers,
    paperReferences,
    paperProcesses,
    paperVersions,
    paperSubjects,
    coSignatures,
    paperSteps,
    paperStepOutcomes,
  ],
  reads: ['paper'],
  leaves: [],
  handlers: {
    PaperDrafted: (event) => begun(event, 'draft', null),
    KnownPaperRecorded: (event) => begun(event, 'submitted', event.data),
    PaperVersionAdded: (event) => {
      const { title, version, document = null } = event.data;
      const content = { title, public: event.data.public, version, document, releasedVersion: null };
      return [changed(event, content), versionRow(event, version)];
    },
    PaperSubjectsNamed: (event) => [changed(event), put(paperSubjects, { paper: event.id, ...event.data })],
    CoSignatureRequested: (event) => {
      const { id: paper, position: ordinal, metadata } = event;
      const row = { ...event.data, ordinal, paper, status: 'open', reason: null, evidence: metadata.evidence } as const;
      return [changed(event), put(coSignatures, row)];
    },
    CoSignatureGiven: (event) => answered(event, { status: 'given', version: event.data.version, reason: null }),
    CoSignatureRefused: (event) => {
      const { version, reason } = event.data;
      return answered(event, { status: 'refused', version, reason });
    },
    CoSignatureRequestWithdrawn: (event) => answered(event, { status: 'withdrawn' }),
    PaperReleased: (event) => [changed(event, { releasedVersion: event.data.version })],
    PaperSubmitted: (event) => {
      const { reference, year } = event.data;
      return [
        changed(event, { status: 'submitted', reference, year }),
        put(paperReferences, { year, reference, paper: event.id }),
      ];
    },
    SubmissionAbandoned: (event) => [changed(event)],
    StepPlanned: (event) => [changed(event), stepRow(event, 'planned')],
    StepAdded: (event) => [changed(event), stepRow(event, event.data.how)],
    StepScheduled: (event) => {
      const { step, meeting } = event.data;
      return [changed(event), patch(paperSteps, { step }, { meeting })];
    },
    StepUnscheduled: (event) => [changed(event), patch(paperSteps, { step: event.data.step }, { meeting: null })],
    StepDropped: (event) => {
      const { step, reason } = event.data;
      return [changed(event), patch(paperSteps, { step }, { dropped: reason })];
    },
    ConsultationBegan: (event) => [changed(event, { status: 'inConsultation' })],
    ConsultationReopened: (event) => [changed(event, { status: 'inConsultation', effect: null, effectOfStep: null })],
    StepOutcomeRecorded: (event) => [changed(event), outcomeRow(event, event.data.event)],
    StepOutcomeCorrected: (event) => [changed(event), outcomeRow(event, event.data.corrected)],
    PaperConcluded: (event) => {
      const { effect, step = null } = event.data;
      return [changed(event, { status: 'concluded', effect, effectOfStep: step })];
    },
    PaperReturned: (event) => [changed(event, { status: 'draft', releasedVersion: null })],
    PaperWithdrawn: (event) => [changed(event, { status: 'withdrawn' })],
    PaperReportLinked: (event) => [changed(event, { report: event.data.report })],
    DeviationNoted: (event) => [changed(event)],
    DeviationResolved: (event) => [changed(event)],
    DateRefined: (event) => {
      const { event: entry, to: on } = event.data;
      return [changed(event), patch(paperVersions, { entry }, { on }), patch(paperStepOutcomes, { entry }, { on })];
    },
  },
});
