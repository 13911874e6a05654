import { headOf, isSettled } from '../comments.ts'
import { collectionOf, liveEntity, type Plan } from '../plan.ts'
import { isPlanned, live } from '../select.ts'
import { initiativeOfEntity } from './belonging.ts'
import { finding, type Finding } from './finding.ts'

/** R14: dissent that nobody has settled stands beside what is to be signed, and is shown so that it is not hidden. */
export const dissentRule = (plan: Plan): Finding[] =>
  live(plan, 'comments').flatMap((comment) => {
    if ((comment.kind !== 'dissent' && comment.kind !== 'objection') || isSettled(plan, comment)) return []
    const about = headOf(plan, comment).aboutId
    const initiative = initiativeOfEntity(plan, about)
    const collection = liveEntity(plan, about) ? collectionOf(plan, about) : null
    if (!collection || !initiative || !isPlanned(initiative)) return []
    const path = { collection, id: about, field: 'comments' }
    return [finding('R14', comment.kind, 'info', path, initiative.id, { text: short(comment.text) })]
  })

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text)
