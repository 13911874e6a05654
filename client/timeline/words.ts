import type { TFunction } from 'i18next'
import { dateOfDay, lengthWeeks } from '#shared/plan/dates.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { activityNumber, initiativeOf, liveOf, milestonesOf } from '#shared/plan/select.ts'
import { dayText } from '#client/ui/dateText.ts'
import { shortName } from '#client/views/editors/organisationChoices.ts'
import type { Mark } from './dates.ts'
import type { Moved } from './compare.ts'
import { organisationsOf } from './filterLines.ts'
import type { Line } from './timelineRows.ts'

export type Texts = TFunction<'timeline'>

const SHORT = 48
export const shortened = (text: string): string =>
  text.length > SHORT ? `${text.slice(0, SHORT - 1).trimEnd()}…` : text

/** "+5 d" and "−2 d". */
export const signedDays = (t: Texts, days: number): string =>
  t('daysShort', { sign: days < 0 ? '−' : '+', count: Math.abs(days) })

export const dayCount = (t: Texts, days: number): string => t('days', { count: Math.abs(days) })

/** The day on this device at a moment (RFC 3339). */
export const plainDay = (moment: string): string => {
  const at = new Date(moment)
  return dateOfDay(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 86_400_000)
}

/** When, in a sentence. */
export const datesText = (t: Texts, mark: Mark): string => {
  switch (mark.kind) {
    case 'span':
      return t('dates.span', { start: dayText(mark.start), end: dayText(mark.end) })
    case 'ongoing':
      return mark.review === null
        ? t('dates.ongoingNoReview', { start: dayText(mark.start) })
        : t('dates.ongoing', { start: dayText(mark.start), review: dayText(mark.review) })
    case 'start':
    case 'end':
    case 'due':
      return t(`dates.${mark.kind}`, { date: dayText(mark.date) })
    case 'backwards':
      return t('dates.backwards', { start: dayText(mark.start), end: dayText(mark.end) })
    case 'none':
      return t('dates.none')
  }
}

export const weeksOf = (mark: Mark): number | null =>
  mark.kind === 'span' ? lengthWeeks(mark.start, mark.end) : null

/** The number people use, before it what it is part of: "MPSG-4 2.1"; words where it has none. */
export const rowName = (t: Texts, plan: Plan, id: string): string => {
  const activity = liveOf(plan, 'activities', id)
  if (activity) {
    const number = activityNumber(plan, activity)
    return number === null
      ? shortened(activity.text) || t('row.unnamed')
      : [initiativeOf(plan, activity)?.code ?? '', number].filter(Boolean).join(' ')
  }
  const milestone = liveOf(plan, 'milestones', id)
  if (milestone) {
    const initiative = liveOf(plan, 'initiatives', milestone.initiativeId)
    const at = milestonesOf(plan, milestone.initiativeId ?? '').findIndex((one) => one.id === id) + 1
    return t('row.milestone', { name: [initiative?.code ?? '', at].filter(Boolean).join(' ') })
  }
  const initiative = liveOf(plan, 'initiatives', id)
  return initiative?.code || shortened(initiative?.title ?? '') || t('row.unnamed')
}

/** Who answers for a row, by their short names. */
export const whoText = (plan: Plan, line: Line): string =>
  organisationsOf(line)
    .flatMap((id) => {
      const organisation = liveOf(plan, 'organisations', id)
      return organisation ? [shortName(organisation)] : []
    })
    .join(', ')

/** Number and words of a row as it is shown and said. */
export const lineTitle = (t: Texts, line: Line): string => {
  switch (line.kind) {
    case 'room':
      return t('row.room', { name: [line.room.code, line.room.title].filter(Boolean).join(' ') })
    case 'initiative':
      return t('row.initiative', {
        name: [line.initiative.code, line.initiative.title || t('row.unnamed')].filter(Boolean).join(' '),
      })
    case 'milestone':
      return t('row.milestone', { name: `${line.number} ${line.milestone.title || t('row.unnamed')}` })
    case 'activity':
      return `${line.number} ${line.activity.text || t('row.unnamed')}`.trim()
    case 'loose':
      return t('loose')
  }
}

const aside = (t: Texts, days: number): string =>
  t(days > 0 ? 'compare.laterBy' : 'compare.earlierBy', { days: dayCount(t, days) })

/** "5 days later", "starts 3 days earlier, ends 5 days later"; "as agreed" where nothing has moved. */
export const movedText = (t: Texts, { start, end }: Moved): string => {
  if ((start ?? 0) === 0 && (end ?? 0) === 0) return t('compare.asAgreed')
  if (start !== null && (end === null || start === end)) return aside(t, start)
  return [
    start !== null && start !== 0 ? t('compare.starts', { what: aside(t, start) }) : '',
    end !== null && end !== 0 ? t('compare.ends', { what: aside(t, end) }) : '',
  ]
    .filter(Boolean)
    .join(', ')
}
