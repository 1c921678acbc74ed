import type { GeneralRefusal, IrregularRefusal, ResolveDeviationRefusal } from '#event-sourcing';
import { germanGeneral, germanIrregular, germanResolveDeviation } from '#event-sourcing';
import type { MissingReferenceRefusal, MissingSubjectRefusal, SubjectsRefusal } from '#shared-kernel';
import { germanMissingReference, germanMissingSubject, germanSubjects } from '#shared-kernel';

const phrases = {
  'meeting is scheduled already': 'Die Sitzung ist schon angesetzt.',
  'meeting is planned only': 'Die Sitzung ist erst geplant.',
  'meeting is invited and not open': 'Zu der Sitzung ist eingeladen; eröffnet ist sie noch nicht.',
  'meeting is open': 'Die Sitzung läuft.',
  'meeting is interrupted': 'Die Sitzung ist unterbrochen.',
  'meeting is closed': 'Die Sitzung ist geschlossen.',
  'meeting is cancelled': 'Die Sitzung ist abgesagt.',
  'meeting is recorded as held': 'Die Sitzung ist im Nachhinein erfasst.',
  'committee is dissolved': 'Das Gremium ist aufgelöst.',
  'paper does not exist': 'Diese Vorlage gibt es nicht.',
  'meeting does not exist': 'Diese Sitzung gibt es nicht.',
  'meeting has no day yet': 'Für die Sitzung steht noch kein Tag fest.',
  'meeting has no agenda': 'Die Sitzung hat noch keine Tagesordnung.',
  'meeting lies in the future': 'Die Sitzung liegt in der Zukunft.',
  'it would lie before the opening of the meeting': 'Das läge vor der Eröffnung der Sitzung.',
  'item is not on this agenda': 'Diesen Punkt gibt es auf der Tagesordnung nicht.',
  'item has been dealt with': 'Der Punkt ist schon behandelt; ein Ergebnis kann nur noch berichtigt werden.',
  'number is taken by another item': 'Die Nummer trägt schon ein anderer Punkt.',
  'item id is taken': 'Diese Kennung trägt schon ein anderer Punkt.',
  'agenda is full': 'Die Tagesordnung fasst keine weiteren Punkte.',
  'consultation of the item has ended already':
    'Die Beratung des Punktes ist beendet; das Ergebnis kann nur noch berichtigt werden.',
  'item is over for this meeting': 'Der Punkt ist für diese Sitzung erledigt; das kann nur noch berichtigt werden.',
  'item would be postponed to its own meeting': 'Der Punkt würde auf dieselbe Sitzung vertagt.',
  'item has too many requests': 'Zu dem Punkt sind schon 100 Bitten festgehalten.',
  'outcome is not known in this meeting': 'Dieses Ergebnis ist in der Sitzung nicht bekannt.',
  'outcome has been corrected already': 'Das Ergebnis ist schon berichtigt; zu berichtigen ist die Berichtigung.',
  'more votes than members present': 'Es sind mehr Stimmen als anwesende Mitglieder.',
  'adopted with more votes against than for': 'Beschlossen mit mehr Nein- als Ja-Stimmen: das kann nicht sein.',
  'a tie is a refusal': 'Bei Stimmengleichheit ist abgelehnt (§ 41 GemO Rheinland-Pfalz).',
  'a unanimous vote has no votes against it': 'Ein einstimmiges Ergebnis hat keine Gegenstimmen.',
  'somebody or a group votes twice': 'Jemand oder eine Fraktion stimmt zweimal ab.',
  'is present already': 'Ist schon anwesend.',
  'has not arrived': 'Ist nicht als anwesend erfasst.',
  'has left already': 'Ist schon gegangen.',
  'would leave before arriving': 'Würde gehen, bevor sie oder er gekommen ist.',
  'takes part as a guest already': 'Nimmt schon als Gast teil.',
  'takes part as a member already': 'Nimmt schon als Mitglied teil.',
  'neither title nor paper of the item agree':
    'Weder Titel noch Vorlage stimmen überein: Der Text handelt von einem anderen Punkt.',
  'reference is taken by another paper': 'Die Nummer ist in diesem Jahr schon für eine andere Vorlage vergeben.',
  'paper exists already': 'Die Vorlage gibt es schon.',
  'paper is named twice': 'Eine Vorlage ist zweimal genannt.',
  'wording of the amendment is missing': 'Der Wortlaut des geänderten Beschlusses fehlt.',
  'other facts are recorded already': 'Darüber ist schon anderes festgehalten; das kann nur berichtigt werden.',
} as const;

export type MeetingRefusal =
  | keyof typeof phrases
  | MissingReferenceRefusal
  | MissingSubjectRefusal
  | SubjectsRefusal
  | IrregularRefusal
  | ResolveDeviationRefusal
  | Extract<GeneralRefusal, 'not found'>;

export const germanMeeting: Readonly<Record<MeetingRefusal, string>> = {
  ...phrases,
  ...germanMissingReference,
  ...germanMissingSubject,
  ...germanSubjects,
  ...germanIrregular,
  ...germanResolveDeviation,
  'not found': germanGeneral['not found'],
};
