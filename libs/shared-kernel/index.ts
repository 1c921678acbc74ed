export { deviationAnswer, deviationBy, deviationExamples } from './deviations/deviation-answer.js';
export { deviationsOf, deviationView } from './deviations/deviations-of-stream.js';
export { deviationsProjection } from './deviations/deviations.projection.js';
export { deviations } from './deviations/deviations.tables.js';
export { AmountField, CurrencyField, PercentField } from './fields/quantity.fields.js';
export { fourEyes } from './four-eyes.js';
export type { About } from './names/about.js';
export { aboutOf, namedKindOf } from './names/about.js';
export type { ItemNameOf, ItemPlace } from './names/item-name.js';
export { known } from './names/known-rows.js';
export type { Mention } from './names/mentions.js';
export { mentionsIn } from './names/mentions.js';
export type { NamesById } from './names/name-sources.js';
export { namesIn, registerNames } from './names/name-sources.js';
export { aboutSchema, namedSchema, nameSchema } from './names/named-schema.js';
export type { Named, NameOf } from './names/names.js';
export { named, namesOf } from './names/names.js';
export { datedSchema } from './references/dated-schema.js';
export { findMissing } from './references/find-missing.js';
export type { ForReorganisationRefusal } from './references/for-reorganisation.js';
export { germanForReorganisation, refusedForReorganisation } from './references/for-reorganisation.js';
export type { MissingReferenceRefusal, Reference, ReferenceFacts } from './references/missing-reference.js';
export { germanMissingReference, refuseMissingReference } from './references/missing-reference.js';
export type { Elsewhere, ElsewhereRefusal } from './references/other-process.js';
export { germanElsewhere, refuseElsewhere } from './references/other-process.js';
export { referenceIf, referencesOf, sameParty } from './references/party-references.js';
export type { PersonStanding } from './references/person-standing.js';
export { PERSON_STANDING } from './references/person-standing.js';
export type { WalkEnd } from './references/walk.js';
export { walk } from './references/walk.js';
export type { NewProvision } from './subjects/decision-ref.fields.js';
export { DecisionRefField, ProvisionsField } from './subjects/decision-ref.fields.js';
export type { DecisionLevel, DecisionRef, Provision, Subject } from './subjects/decision-ref.js';
export { DECISION_LEVELS, PROVISION_KINDS } from './subjects/decision-ref.js';
export { findMissingSubject } from './subjects/find-missing-subject.js';
export type { FollowedThing, FollowedThings, FollowedThingSource } from './subjects/followed-things.js';
export { followedThings, registerFollowedThings } from './subjects/followed-things.js';
export type { MissingSubject, MissingSubjectRefusal } from './subjects/subject-references.js';
export { germanMissingSubject } from './subjects/subject-references.js';
export type { ThingState } from './subjects/subject-state.js';
export { THING_STATES, thingState } from './subjects/subject-state.js';
export { SubjectsField } from './subjects/subject.fields.js';
export { subjectSchema, subjectsSchema, titledSubjectsSchema } from './subjects/subjects-schema.js';
export type { SubjectsRefusal, Thing } from './subjects/subjects.js';
export {
  areSameSubjects,
  everListed,
  germanSubjects,
  isSameThing,
  MOST_EVER_LISTED,
  subjectsProblem,
} from './subjects/subjects.js';
export { titledSubjects } from './subjects/titled-subjects.js';
