import type { TFunction } from 'i18next'
import type { Trigger, TriggerStanding } from '#shared/plan/triggers.ts'
import { dayText } from '#client/ui/dateText.ts'
import { decimalText } from '#client/ui/moneyText.ts'

/** “Baseline 5 500 jobs (1 Jan 2014): already below it” or how far it is from it. */
export const standingText = (
  t: TFunction<'register'>,
  { baseline, date, reached, distance }: TriggerStanding,
  trigger: Trigger,
  unit: string,
): string => {
  const facts = {
    value: [decimalText(baseline), unit].filter(Boolean).join(' '),
    date: date === null ? t('standing.undated') : dayText(date),
    distance: decimalText(distance),
  }
  if (trigger.kind !== 'indicator') return ''
  if (reached) return t(`standing.reached.${trigger.operator}`, facts)
  return t(`standing.away.${trigger.operator}`, facts)
}
