import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Area } from '#shared/plan/areas.ts'
import type { SingleCommand } from '#shared/plan/commands.ts'
import type { CardCollection } from '#shared/plan/plan.ts'
import type { BoardCard } from '../canvas/cards/cardFace.ts'
import { kindOf } from '../canvas/cards/kinds.ts'
import { noticeRefused, noticeRemoved } from '../canvas/notices.tsx'
import { entityName } from '../plan/describeCommand.ts'
import { useLiveLab } from '../plan/hooks.ts'
import { stoppedBy } from '../plan/lockOf.ts'
import { useCanEditIn } from '../plan/useLock.ts'
import { useAnnouncer } from '../plan/announce/announcerContext.ts'
import { moveToArea } from './areaEdits.ts'
import { makeCardCommands, reorderCommands } from './listEdits.ts'

export interface ListActions {
  canEdit: boolean
  /** Makes a card; its id, or null where it was refused, which is then said. */
  make: (card: { collection: CardCollection; words: string; under: string | null }) => string | null
  /** May its words be written in? Where a lock closes them, that is said. */
  mayWrite: (card: BoardCard) => boolean
  reorder: (cards: readonly BoardCard[], card: BoardCard, step: 1 | -1) => void
  /** Takes cards out of the plan, with a way back. */
  remove: (cards: readonly BoardCard[]) => void
  /** Moves cards into an area, or out of all. */
  moveTo: (areas: readonly Area[], cards: readonly BoardCard[], area: Area | null) => void
  /** Asks the plan for something that is one step of undo. True when it was taken; a refusal is said. */
  ask: (commands: readonly SingleCommand[], said?: string) => boolean
  step: (move: 'undo' | 'redo') => void
}

/** What people do to the cards of a board from its list. */
export const useListActions = (board: string): ListActions => {
  const lab = useLiveLab()
  const canEdit = useCanEditIn(board)
  const { say } = useAnnouncer()
  const { t } = useTranslation(['list', 'plan'])
  return useMemo(() => {
    const nameOf = (id: string) => entityName(t as never, lab.store.get().plan, id)
    const step = (move: 'undo' | 'redo') => {
      const { canUndo, canRedo } = lab.steps()
      if (move === 'undo' ? !canUndo : !canRedo) return
      const refusal = lab[move]()
      if (refusal) noticeRefused(refusal)
      else say(t(move === 'undo' ? 'said.undone' : 'said.redone'))
    }
    const ask = (commands: readonly SingleCommand[], said = ''): boolean => {
      lab.checkpoint()
      const decision = lab.dispatchAll(commands)
      if (!decision.ok) noticeRefused(decision.refusal)
      else if (said !== '') say(said)
      return decision.ok
    }
    return {
      canEdit,
      step,
      ask,
      make: ({ collection, words, under }) => {
        const id = lab.newId()
        const said = t('said.made', { kind: t(`collection.${collection}`, { ns: 'plan' }), name: words })
        const commands = makeCardCommands(lab, board, { id, collection, words, under })
        return ask(commands, said) ? id : null
      },
      mayWrite: ({ id, collection }) => {
        const refusal = canEdit ? stoppedBy(lab, id, kindOf(collection).words) : readOnly
        if (refusal) noticeRefused(refusal)
        return refusal === null
      },
      reorder: (cards, card, step) => {
        const { plan } = lab.store.get()
        const commands = reorderCommands(plan, cards, card, step)
        if (!commands) return say(t(step === 1 ? 'said.last' : 'said.first'))
        ask(commands, t(step === 1 ? 'said.later' : 'said.earlier', { name: nameOf(card.id) }))
      },
      remove: (cards) => {
        const commands = cards.map(({ id, collection }) => ({ type: 'remove' as const, collection, id }))
        // The notice is heard, too.
        if (cards.length > 0 && ask(commands)) noticeRemoved(cards.length, () => step('undo'))
      },
      moveTo: (areas, cards, area) => {
        const ids = cards.map(({ id }) => id)
        const to = area ? area.name || t('group.unnamed') : t('group.outside')
        const said = t('said.moved', { count: ids.length, name: nameOf(ids[0] ?? ''), area: to })
        ask(moveToArea(lab.store.get(), board, areas, ids, area), said)
      },
    }
  }, [lab, board, canEdit, say, t])
}

const readOnly = { code: 'readOnly' as const, params: {} }
