const phrases = {
  'this cycle has not started': 'Dieser Zyklus hat noch nicht begonnen.',
  'phase is planned in this cycle already': 'Diese Phase ist in diesem Zyklus schon geplant.',
  'phase would end before it began': 'Die Phase würde vor ihrem Beginn enden.',
  'phase is not known in this process': 'Diese Phase ist in diesem Strategieprozess nicht bekannt.',
  'phase has started already': 'Die Phase hat schon begonnen.',
  'phase has not started': 'Die Phase hat noch nicht begonnen.',
  'phase is completed': 'Die Phase ist abgeschlossen.',
  'deliverables of the phase are open': 'Ergebnisse der Phase stehen aus: sie müssen vorliegen oder erlassen sein.',
  'there is a deliverable of this title already': 'Ein Ergebnis dieses Titels gibt es in der Phase schon.',
  'deliverable is not known in this phase': 'Dieses Ergebnis ist in dieser Phase nicht bekannt.',
  'deliverable is waived': 'Auf dieses Ergebnis ist verzichtet worden.',
  'deliverable is delivered': 'Dieses Ergebnis liegt schon vor.',
  'no phase of the present cycle has started': 'Im jetzigen Zyklus hat noch keine Phase begonnen.',
} as const;

export type PhaseRefusal = keyof typeof phrases;

export const germanPhases = phrases;
