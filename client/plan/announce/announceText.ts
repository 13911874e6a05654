import type { TFunction } from 'i18next'
import type { Plan } from '#shared/plan/plan.ts'
import { listText } from '#client/i18n/formats.ts'
import { nameOf } from '../describeCommand.ts'
import type { Deed, Happening } from './happenings.ts'
import { sumUp } from './sumUp.ts'

type Texts = TFunction<['announce', 'plan']>

/**
 * One sentence for what others did on a board: "Pieter added 3 activities and changed 2 cards in MPSG. Others moved
 * “Permits take long”." Empty where nothing is left to tell.
 */
export const announceText = (t: Texts, plan: Plan, happenings: readonly Happening[], room: string): string =>
  sumUp(happenings)
    .map(({ who, deeds }) =>
      t(room === '' ? 'sentence' : 'sentenceIn', {
        who: who ?? t('others'),
        did: listText(deeds.map((one) => deedText(t, plan, one.deed, one.happenings))),
        room,
      }),
    )
    .join(' ')

const deedText = (t: Texts, plan: Plan, deed: Deed, happenings: readonly Happening[]): string => {
  const [only] = happenings
  const count = happenings.length
  if (deed === 'drew') return t('did.drew')
  if (deed === 'linked' || deed === 'unlinked') {
    if (count > 1 || !only?.ends) return t(`did.${deed}Many`, { count })
    const [from, to] = only.ends.map((id) => name(t, plan, id))
    return t(`did.${deed}`, { from, to })
  }
  if (count === 1 && only) return t(`did.${deed}`, { what: thing(t, plan, only) })
  return t(`did.${deed}`, { what: things(t, happenings) })
}

const name = (t: Texts, plan: Plan, id: string): string => nameOf(plan, id) ?? t('unnamed', { ns: 'plan' })

/** "the issue “Permits take long”". */
const thing = (t: Texts, plan: Plan, { id, collection }: Happening): string =>
  t('thing', {
    kind: t(`collection.${collection ?? 'card'}`, { ns: 'plan' }),
    name: name(t, plan, id),
  })

/** "3 activities"; of several kinds "3 cards". */
const things = (t: Texts, happenings: readonly Happening[]): string => {
  const kinds = new Set(happenings.map(({ collection }) => collection))
  const [kind] = kinds
  const count = happenings.length
  return kinds.size === 1 && kind ? t(`count.${kind}`, { count }) : t('count.cards', { count })
}
