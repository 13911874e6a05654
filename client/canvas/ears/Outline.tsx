import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { groupsByKind } from '../../list/listRows.ts'
import { cardsOf } from '../cards/cardFace.ts'
import { shownCard } from '../../list/shownCard.ts'
import { useCardSources } from '../../list/useCardSources.ts'
import { boardSelectionOf } from '../../plan/boardSelection.ts'
import { useLiveLab } from '../../plan/hooks.ts'
import type { PlanSnapshot } from '../../plan/liveLab.ts'
import { goToPart } from '../../ui/parts/parts.ts'
import { useRestedSnapshot } from './useRestedSnapshot.ts'
import './outline.css'

interface Props {
  board: string
  /** Its name for those who hear it. */
  room: string
}

/** So many cards are told at once; of more it is said how many there are, until somebody asks for them. */
const TOLD_AT_ONCE = 400

/**
 * The canvas for those who do not see it: every card with its kind, words, state and relations, kind by kind. None of
 * it is in the order of Tab; a card that is pressed here is selected on the canvas.
 */
export const Outline = (props: Props) => {
  const snapshot = useRestedSnapshot()
  return snapshot && <Told {...props} snapshot={snapshot} />
}

const Told = ({ board, room, snapshot }: Props & { snapshot: PlanSnapshot }) => {
  const { t } = useTranslation(['keys', 'list'])
  const { t: tCard } = useTranslation(['list', 'plan'])
  const lab = useLiveLab()
  // Who is writing is announced, and not told here.
  const sources = useCardSources(snapshot)
  const cards = useMemo(() => cardsOf(snapshot.plan, board), [snapshot, board])
  const [asked, setAsked] = useState(false)
  const all = asked || cards.length <= TOLD_AT_ONCE
  const groups = groupsByKind(cards, (collection) => t(`group.${collection}`, { ns: 'list' }))
  const goTo = useMemo(
    () => (id: string) => {
      boardSelectionOf(lab, board).set({ ids: [id], by: 'list', reveal: id })
      goToPart('board')
    },
    [lab, board],
  )
  return (
    <section className="visually-hidden board-outline" aria-label={t('outline.label', { room })}>
      {cards.length === 0 && <p>{t('outline.empty')}</p>}
      {!all && (
        <button type="button" tabIndex={-1} onClick={() => setAsked(true)}>
          {t('outline.all', { count: cards.length })}
        </button>
      )}
      {groups.map((group) => (
        <section key={group.id}>
          <h2>{t('outline.group', { name: group.title, count: group.cards.length })}</h2>
          {all && (
            <ul>
              {group.cards.map((card) => (
                <Line
                  key={card.id}
                  id={card.id}
                  text={shownCard(tCard, sources, card)?.name ?? ''}
                  goTo={goTo}
                />
              ))}
            </ul>
          )}
        </section>
      ))}
    </section>
  )
}

const Line = memo(({ id, text, goTo }: { id: string; text: string; goTo: (id: string) => void }) => (
  <li>
    <button type="button" tabIndex={-1} onClick={() => goTo(id)}>
      {text}
    </button>
  </li>
))
Line.displayName = 'Line'
