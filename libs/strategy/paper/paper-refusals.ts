/** Why a command for a paper is refused, in both languages. */
export const germanPaper = {
  'paper exists already': 'Die Vorlage gibt es schon.',
  'paper is not known': 'Diese Vorlage ist nicht bekannt.',
  'paper is known by another title': 'Die Vorlage ist unter einem anderen Titel bekannt.',
  'reference is taken by another paper': 'Die Nummer ist in diesem Jahr schon für eine andere Vorlage vergeben.',
  'paper holds this reference': 'Die Vorlage trägt diese Nummer.',
  'paper is with the committees': 'Die Vorlage ist eingebracht; vor einer Änderung ist sie zurückzugeben.',
  'paper is not submitted': 'Die Vorlage ist noch nicht eingebracht.',
  'paper is not released': 'Die Vorlage ist nicht freigegeben.',
  'paper is released already': 'Die Vorlage ist schon freigegeben.',
  'paper is withdrawn': 'Die Vorlage ist zurückgezogen.',
  'consultation is concluded': 'Die Beratung der Vorlage ist abgeschlossen.',
  'version would change nothing': 'Die neue Fassung unterscheidet sich nicht von der bisherigen.',
  'co-signatures are open': 'Es fehlen noch Mitzeichnungen.',
  'co-signature is not known here': 'Diese Mitzeichnung ist hier nicht bekannt.',
  'co-signature is given already': 'Die Mitzeichnung ist schon erteilt.',
  'request for the co-signature was withdrawn': 'Die Bitte um Mitzeichnung wurde zurückgenommen.',
  'step is not known here': 'Diesen Beratungsschritt gibt es hier nicht.',
  'step has ended already': 'Der Beratungsschritt ist schon abgeschlossen.',
  'step has outcomes': 'Zu dem Beratungsschritt ist schon ein Ergebnis festgehalten.',
  'consultation is not at its end': 'Die Beratung ist noch nicht am Ende.',
  'meeting does not exist': 'Diese Sitzung gibt es nicht.',
  'meeting is of another committee': 'Die Sitzung ist die eines anderen Gremiums.',
  'meeting is cancelled': 'Die Sitzung ist abgesagt.',
  'outcome was not carried to a step': 'Dieses Ergebnis ist bei keinem Beratungsschritt festgehalten.',
} as const;

export type PaperPhrase = keyof typeof germanPaper;
