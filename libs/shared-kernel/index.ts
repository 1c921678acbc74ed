export { deviationAnswer, deviationBy, deviationExamples } from './deviations/deviations.answer.js';
export { deviationsProjection } from './deviations/deviations.projection.js';
export { DEVIATION_STATUSES, deviations } from './deviations/deviations.tables.js';
export { deviationsOf, deviationView } from './deviations/deviations.view.js';
export { AmountField, CurrencyField, PercentField } from './fields/quantity.fields.js';
export { fourEyes } from './four-eyes.js';
export type { About } from './names/about.js';
export { aboutOf, namedKindOf } from './names/about.js';
export type { ItemNameOf, ItemPlace } from './names/item-name.js';
export type { Mention } from './names/mentions.js';
export { mentionsIn } from './names/mentions.js';
export type { NamesById } from './names/name-sources.js';
export { namesIn, registerNames } from './names/name-sources.js';
export { aboutSchema, namedSchema, nameSchema } from './names/named-schema.js';
export type { Named, NameOf } from './names/names.js';
export { named, namesOf } from './names/names.js';
export { rowsIfReady } from './names/rows-if-ready.js';
export { datedSchema } from './references/dated-schema.js';
export { findMissing } from './references/find-missing.js';
export type { ForReorganisationRefusal } from './references/for-reorganisation.js';
export { germanForReorganisation, refusedForReorganisation } from './references/for-reorganisation.js';
export type { ForeignReference, ForeignReferenceRefusal } from './references/foreign-reference.js';
export { germanForeignReference, refuseForeignReference } from './references/foreign-reference.js';
export type { MissingReferenceRefusal, Reference, ReferenceFacts } from './references/missing-reference.js';
export { germanMissingReference, refuseMissingReference } from './references/missing-reference.js';
export { referenceIf, referencesOf, sameParty } from './references/party-references.js';
export type { PersonStatus } from './references/person-status.js';
export { PERSON_STATUS } from './references/person-status.js';
export { walk } from './references/walk.js';
export type { NewProvision } from './subjects/decision-ref.fields.js';
export { DecisionRefField, ProvisionsField } from './subjects/decision-ref.fields.js';
export type { DecisionLevel, DecisionRef, Provision, Subject } from './subjects/decision-ref.js';
export { DECISION_LEVELS, PROVISION_KINDS } from './subjects/decision-ref.js';
export { findMissingSubject } from './subjects/find-missing-subject.js';
export type { MissingSubject, MissingSubjectRefusal } from './subjects/subject-references.js';
export { germanMissingSubject } from './subjects/subject-references.js';
export type { SubjectState } from './subjects/subject-state.js';
export { SUBJECT_STATES, subjectState } from './subjects/subject-state.js';
export type { SubjectSummaries, SubjectSummary, SubjectSummarySource } from './subjects/subject-summaries.js';
export { registerSubjectSummaries, subjectSummaries } from './subjects/subject-summaries.js';
export { SubjectsField } from './subjects/subject.fields.js';
export { subjectSchema, subjectsSchema, titledSubjectsSchema } from './subjects/subjects-schema.js';
export type { SubjectRef, SubjectsRefusal } from './subjects/subjects.js';
export {
  areSameSubjects,
  everListed,
  germanSubjects,
  isSameSubject,
  MOST_EVER_LISTED,
  subjectsProblem,
} from './subjects/subjects.js';
export { titledSubjects } from './subjects/titled-subjects.js';
