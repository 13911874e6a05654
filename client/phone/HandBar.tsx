import { UnstyledButton } from '@mantine/core'
import {
  IconHandStop,
  IconHeart,
  IconHelp,
  IconMoodSmile,
  IconSquarePlus,
  IconThumbUp,
  IconWalk,
  type TablerIcon,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { REACTIONS, type Reaction } from '#shared/wire/hall.ts'
import { useLabNow } from '#client/api/labs.ts'
import { useHall } from '#client/hall/useHall.ts'
import { useHand } from '#client/hall/useHand.ts'
import { useHallActs } from '#client/hall/useHallActs.ts'
import { useLiveLab, useOfConnection } from '#client/plan/hooks.ts'
import { useMayLock } from '#client/plan/useLock.ts'
import { ADD_CARD } from './AddCard.tsx'
import { useHasFloor } from './Floor.tsx'
import classes from './phone.module.css'
import { RoundWaits } from './RoundWaits.tsx'
import { isApart } from './whyNot.ts'

const ICON: Record<Reaction, TablerIcon> = {
  thumb: IconThumbUp,
  heart: IconHeart,
  question: IconHelp,
  slower: IconWalk,
}

interface Props {
  room: string | null
  /** Whether a round that waits for an answer is told here, as it is not on the screen elsewhere. */
  tellsRounds: boolean
}

/** Below everything, where the thumb is: one's hand, and how one reacts. Who leads has the bar of the hall. */
export const HandBar = ({ room, tellsRounds }: Props) => {
  const { seat } = useLabNow(useLiveLab().session)
  const leads = useMayLock()
  if (leads || seat.role === 'observer') return null
  return <Bar room={room} tellsRounds={tellsRounds} />
}

const Bar = ({ room, tellsRounds }: Props) => {
  const { t } = useTranslation(['phone', 'hall'])
  const apart = useOfConnection(isApart)
  const { place, toggle } = useHand(room, !apart)
  const speaks = useHasFloor()
  const [reacting, setReacting] = useState(false)
  const words = place > 0 ? t('hand.place', { place }) : t(speaks ? 'hand.speaking' : 'hand.raise')
  return (
    <section aria-label={t('hand.label')} className={classes['bar']}>
      {tellsRounds && <RoundWaits room={room} />}
      {apart && <p className={classes['faint']}>{t('hand.apart')}</p>}
      {reacting && <Choices disabled={apart} />}
      <div className={classes['barRow']}>
        <UnstyledButton className={classes['react'] ?? ''} aria-label={t('add.title')} onClick={toAddCard}>
          <IconSquarePlus size={26} aria-hidden />
        </UnstyledButton>
        <UnstyledButton
          className={classes['hand'] ?? ''}
          aria-pressed={place > 0}
          aria-keyshortcuts="Alt+Y"
          disabled={apart}
          onClick={toggle}
        >
          <IconHandStop size={26} aria-hidden />
          <span>
            <b>{words}</b>
            {place > 0 && <small>{t('hand.lower')}</small>}
          </span>
        </UnstyledButton>
        <UnstyledButton
          className={classes['react'] ?? ''}
          aria-expanded={reacting}
          aria-label={t('reactions.tool', { ns: 'hall' })}
          onClick={() => setReacting(!reacting)}
        >
          <IconMoodSmile size={26} aria-hidden />
        </UnstyledButton>
      </div>
      <output className="visually-hidden">{place > 0 && t('hand.raised', { ns: 'hall', place })}</output>
    </section>
  )
}

/** From wherever one is on the page to where a card is written. */
const toAddCard = (): void => {
  const part = document.getElementById(ADD_CARD)
  const field = part?.querySelector<HTMLElement>('textarea:not(:disabled)')
  ;(field ?? part)?.focus({ preventScroll: true })
  part?.scrollIntoView({ block: 'start' })
}

const Choices = ({ disabled }: { disabled: boolean }) => {
  const { t } = useTranslation('hall')
  const { reactions } = useHall()
  const { react } = useHallActs()
  return (
    <div className={classes['reactions']}>
      {REACTIONS.map((kind) => {
        const Icon = ICON[kind]
        const count = reactions[kind] ?? 0
        return (
          <UnstyledButton
            key={kind}
            className={classes['reaction'] ?? ''}
            disabled={disabled}
            onClick={() => void react(kind)}
          >
            <Icon size={24} aria-hidden />
            <span>{t(`reactions.${kind}`)}</span>
            {count > 0 && <b className="tabular">{count}</b>}
          </UnstyledButton>
        )
      })}
    </div>
  )
}
