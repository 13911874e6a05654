import type { TFunction } from 'i18next'
import type { Trigger } from '#shared/plan/triggers.ts'
import { decimalText } from './moneyText.ts'

/** “When ‘Jobs created’ is below 77 000”; an event goes on from “When”. */
export const triggerText = (
  t: TFunction<'register'>,
  trigger: Trigger,
  indicatorName: (id: string) => string,
): string =>
  trigger.kind === 'event'
    ? t('trigger.event', { event: trigger.event.replace(/^when\s+/i, '') })
    : t(`trigger.${trigger.operator}`, {
        indicator: indicatorName(trigger.indicatorId) || t('trigger.unnamed'),
        value: decimalText(trigger.value),
      })
