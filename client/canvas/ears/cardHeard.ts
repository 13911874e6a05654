import type { TFunction } from 'i18next'
import { i18n } from '../../i18n/i18n.ts'
import { relationSentences, relationsByCard } from '../../list/cardRelations.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { cardAria } from '../cards/cardAria.ts'

type Texts = TFunction<['list', 'plan']>

/** A card that is selected, for those who hear it: the card, and what it is related to. */
export const cardHeard = ({ faces, lab }: BoardBinding, id: string): string => {
  const { plan } = lab.store.get()
  const t = i18n.getFixedT(null, ['list', 'plan']) as Texts
  return [cardAria(faces.face(id)), ...relationSentences(t, plan, relationsByCard(plan).get(id))].join('. ')
}
