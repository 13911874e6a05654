import type { SingleCommand } from '#shared/plan/commands.ts'
import { CARD_COLLECTIONS, type Lab, type Plan } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'

/**
 * Chooses a lab's second language. Cards from before there was one get a place for its words by this one hand: two who
 * write the first words of such a card at once would each bring a text of their own, and one of them would be lost.
 */
export const secondLanguageCommands = (plan: Plan, lab: Lab, secondLanguage: string): SingleCommand[] => [
  { type: 'update', collection: 'lab', id: lab.id, fields: { secondLanguage } },
  ...(secondLanguage === '' ? [] : CARD_COLLECTIONS.flatMap((collection) => placesFor(plan, collection))),
]

const placesFor = (plan: Plan, collection: (typeof CARD_COLLECTIONS)[number]): SingleCommand[] =>
  live(plan, collection)
    .filter(({ translation }) => translation === '')
    .map(({ id }) => ({
      type: 'update',
      collection,
      id,
      fields: { translation: '' },
      base: { translation: '' },
    }))
