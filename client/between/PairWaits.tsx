import { CloseButton } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import type { WaitingPair } from '#shared/plan/waiting.ts'
import { partyName } from './Party.tsx'
import classes from './WaitingFor.module.css'
import { Waits } from './Waits.tsx'

interface Props {
  plan: Plan
  pair: WaitingPair
  open: (id: string) => void
  close: () => void
}

/** What is behind a cell of the matrix; the focus comes here, and goes back to the cell as it closes. */
export const PairWaits = ({ plan, pair, open, close }: Props) => {
  const { t } = useTranslation('waiting')
  const head = useRef<HTMLHeadingElement>(null)
  const { waiterId, awaitedId } = pair
  useEffect(() => {
    const cell = document.activeElement
    head.current?.focus()
    return () => {
      if (cell instanceof HTMLElement && cell.isConnected) cell.focus()
    }
  }, [waiterId, awaitedId])
  const names = { waiter: partyName(t, plan, waiterId), awaited: partyName(t, plan, awaitedId) }
  return (
    <section className={classes['pair']} aria-label={t('pair', names)}>
      <div className={classes['pairHead']}>
        <h3 ref={head} tabIndex={-1}>
          {t('pair', names)}
        </h3>
        <CloseButton aria-label={t('close')} onClick={close} />
      </div>
      <Waits plan={plan} waits={pair.waits} open={open} />
    </section>
  )
}
