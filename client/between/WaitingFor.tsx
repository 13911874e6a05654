import { NativeSelect } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { workstreams } from '#shared/plan/select.ts'
import { waitingOf, type WaitingPair } from '#shared/plan/waiting.ts'
import { usePlan } from '#client/plan/hooks.ts'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { roomName } from './rowLabel.ts'
import { useRequestAnswers } from './useRequestAnswers.ts'
import { PairWaits } from './PairWaits.tsx'
import classes from './WaitingFor.module.css'
import { WaitingList } from './WaitingList.tsx'
import { WaitingMatrix } from './WaitingMatrix.tsx'

/** Which organisations wait for which, in the whole lab or one room: a matrix, and on a phone a list. */
export const WaitingFor = ({ open }: { open: (id: string) => void }) => {
  const { t } = useTranslation('waiting')
  const plan = usePlan((p) => p)
  const answers = useRequestAnswers()
  const narrow = useNarrow()
  const [room, setRoom] = useState('')
  const [chosen, setChosen] = useState<Pick<WaitingPair, 'waiterId' | 'awaitedId'> | null>(null)
  const rooms = workstreams(plan)
  const known = rooms.some(({ id }) => id === room) ? room : ''
  const waiting = useMemo(() => waitingOf(plan, answers, known || null), [plan, answers, known])
  if (known === '' && waiting.pairs.length === 0 && !waiting.cut) return null
  const pair = waiting.pairs.find((p) => isSamePair(p, chosen)) ?? null
  return (
    <section className={classes['section']} aria-labelledby="waiting-title">
      <div className={classes['head']}>
        <div>
          <h2 id="waiting-title">{t('title')}</h2>
          <p>{t(narrow ? 'leadOfList' : 'lead')}</p>
        </div>
        <NativeSelect
          aria-label={t('of')}
          value={known}
          onChange={(event) => setRoom(event.currentTarget.value)}
          data={[
            { value: '', label: t('wholeLab') },
            ...rooms.map(({ id }) => ({ value: id, label: roomName(plan, id) })),
          ]}
        />
      </div>
      {waiting.cut && <p className={classes['none']}>{t('cut')}</p>}
      {waiting.pairs.length === 0 && !waiting.cut ? (
        <p className={classes['none']}>{t('noneOfRoom')}</p>
      ) : narrow ? (
        <WaitingList plan={plan} waiting={waiting} open={open} />
      ) : (
        <>
          <WaitingMatrix plan={plan} waiting={waiting} chosen={pair} choose={setChosen} />
          {pair && <PairWaits plan={plan} pair={pair} open={open} close={() => setChosen(null)} />}
        </>
      )}
    </section>
  )
}

const isSamePair = (a: WaitingPair, b: Pick<WaitingPair, 'waiterId' | 'awaitedId'> | null): boolean =>
  b !== null && a.waiterId === b.waiterId && a.awaitedId === b.awaitedId
