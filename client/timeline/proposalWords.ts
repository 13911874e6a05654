import { daysBetween } from '#shared/plan/dates.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { dayText } from '#client/ui/dateText.ts'
import { markIn, type Mark } from './dates.ts'
import type { Proposal } from './proposal.ts'
import { datesText, dayCount, rowName, type Texts } from './words.ts'

const KEYS = {
  move: ['proposal.move', 'proposal.moveBack'],
  start: ['proposal.startPull', 'proposal.startBack'],
  end: ['proposal.endPull', 'proposal.endBack'],
} as const

/** How far a row itself would move: an end stops where it meets the other. */
const daysMoved = ({ pull, moved }: Proposal): number => {
  const side = pull.grip === 'end' ? 'end' : 'start'
  return daysBetween(moved.before[side], moved.after[side])
}

/** "Move 1.2 by 5 days; 7 others move with it, the plan ends on 3 May 2015 instead of 28 Apr 2015". */
export const proposalText = (t: Texts, plan: Plan, proposal: Proposal): string => {
  const days = daysMoved(proposal)
  const { endBefore, endAfter, others, pull } = proposal
  const [later, earlier] = KEYS[pull.grip]
  const what = t(days < 0 ? earlier : later, { name: rowName(t, plan, pull.id), days: dayCount(t, days) })
  const rest = others.length === 0 ? t('proposal.alone') : t('proposal.others', { count: others.length })
  const end = endAfter === null ? '' : `, ${endText(t, endBefore, endAfter)}`
  return `${what}; ${rest}${end}`
}

const endText = (t: Texts, before: string | null, after: string): string => {
  if (before === after) return t('proposal.endsSame', { date: dayText(after) })
  if (before === null) return t('proposal.ends', { date: dayText(after) })
  return t('proposal.endsMoved', { before: dayText(before), after: dayText(after) })
}

const NAMED = 3

/** What to be careful about: locked rows that stay, dependencies that would not hold. */
export const proposalCare = (t: Texts, plan: Plan, { locked, broken }: Proposal): string[] => {
  const care = locked.length === 0 ? [] : [t('proposal.locked', { count: locked.length })]
  for (const { dependencyId, days } of broken.slice(0, NAMED)) {
    const dependency = plan.dependencies.get(dependencyId)
    if (!dependency) continue
    const from = rowName(t, plan, dependency.fromId)
    const to = rowName(t, plan, dependency.toId)
    care.push(t('proposal.broken', { from, to, days: dayCount(t, days) }))
  }
  const more = broken.length - NAMED
  return more > 0 ? [...care, t('proposal.brokenMore', { count: more })] : care
}

const markAfter = (plan: Plan, { pull, moved }: Proposal): Mark => {
  const mark = markIn(plan, pull.id)
  switch (mark.kind) {
    case 'span':
      return { ...mark, ...moved.after }
    case 'ongoing':
      return { ...mark, start: moved.after.start }
    case 'start':
    case 'end':
    case 'due':
      return { ...mark, date: moved.after.start }
    case 'backwards':
    case 'none':
      return mark
  }
}

/** The whole of it for whoever listens, with where the row is now and what keeps it. */
export const saidOf = (t: Texts, plan: Plan, proposal: Proposal): string =>
  [
    `${proposalText(t, plan, proposal)}.`,
    t('proposal.now', {
      name: rowName(t, plan, proposal.pull.id),
      dates: datesText(t, markAfter(plan, proposal)),
    }),
    ...proposalCare(t, plan, proposal),
    t(proposal.others.length === 0 ? 'proposal.keys' : 'proposal.keysMany'),
  ].join(' ')
