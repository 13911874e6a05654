import { Accordion } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import type { Waiting } from '#shared/plan/waiting.ts'
import { Party, partyName } from './Party.tsx'
import classes from './WaitingFor.module.css'
import { Waits } from './Waits.tsx'

/** An item has to have a name that is not empty. */
const NOBODY = 'nobody'

interface Props {
  plan: Plan
  waiting: Waiting
  open: (id: string) => void
}

/** Who is waited for, the most first; under each who waits, and for what. */
export const WaitingList = ({ plan, waiting, open }: Props) => {
  const { t } = useTranslation('waiting')
  return (
    <Accordion multiple variant="separated">
      {waiting.awaited.map(({ organisationId, count, short }) => (
        <Accordion.Item key={organisationId} value={organisationId ?? NOBODY}>
          <Accordion.Control>
            <span className={classes['party']}>
              <Party plan={plan} id={organisationId} />
              <span>{t('awaited', { count })}</span>
              {short > 0 && (
                <span className={classes['short']}>
                  <IconClockExclamation size={15} aria-hidden /> {t('short', { count: short })}
                </span>
              )}
            </span>
          </Accordion.Control>
          <Accordion.Panel>
            {waiting.pairs
              .filter((pair) => pair.awaitedId === organisationId)
              .toSorted((a, b) => b.waits.length - a.waits.length || b.short - a.short)
              .map((pair) => (
                <section
                  key={pair.waiterId}
                  className={classes['waiter']}
                  aria-label={t('byWaiter', { waiter: partyName(t, plan, pair.waiterId) })}
                >
                  <Party plan={plan} id={pair.waiterId} /> {t('waits')}
                  <Waits plan={plan} waits={pair.waits} open={open} />
                </section>
              ))}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}
