import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Area } from '#shared/plan/areas.ts'
import type { SingleCommand } from '#shared/plan/commands.ts'
import type { CardCollection } from '#shared/plan/plan.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { noteCardCommands } from '../canvas/noteCards.ts'
import { notice, noticeRefused } from '../canvas/notices.tsx'
import { projectBoard } from '../canvas/projection.ts'
import { useLiveLab } from '../plan/hooks.ts'
import { mayLock } from '../plan/lockOf.ts'
import { stopsInk } from '../plan/stopsInk.ts'
import { areaCommand, areaNameCommand, inkWordsCommand, noteCommand, removeAreaCommands } from './inkEdits.ts'
import { settleCommands } from './listEdits.ts'
import type { ListedItem } from './listedItems.ts'
import type { ListActions } from './useListActions.ts'

export interface ItemEdits {
  /** Makes a note or an area; the id of its drawing, or null where it was refused, which is then said. */
  makeNote: (words: string, area: string | null) => string | null
  makeArea: (name: string) => string | null
  /** May its words be written in? Where a lock closes them, that is said. */
  mayWrite: (item: Pick<ListedItem, 'id'>) => boolean
  write: (item: ListedItem, words: string) => void
  remove: (items: readonly ListedItem[]) => void
  /** Makes cards of notes; their ids. */
  toCards: (items: readonly ListedItem[], collection: CardCollection) => readonly string[]
  nameArea: (area: Area, name: string) => void
  /** Takes an area away, not what lies in it; a locked one is unlocked first, and that is said. */
  removeArea: (area: Area) => boolean
  /** Writes the places of cards that have none. */
  settle: () => void
}

/** What people do to the notes, other drawings and areas of a board from its list. */
export const useItemEdits = (board: string, { ask, canEdit }: ListActions): ItemEdits => {
  const lab = useLiveLab()
  const { t } = useTranslation(['list', 'areas', 'canvas'])
  return useMemo(() => {
    const seatId = lab.session.seat.id
    const snapshot = () => lab.store.get()
    const places = () => settleCommands(projectBoard(snapshot(), board), board)
    const settle = () => {
      const commands = places()
      for (let at = 0; at < commands.length; at += LIMITS.batchSize)
        lab.dispatch({ type: 'batch', commands: commands.slice(at, at + LIMITS.batchSize) })
    }
    const nameOf = (area: Pick<Area, 'name'>) => area.name || t('group.unnamed')
    const askOne = (command: SingleCommand | null, said: string) => command !== null && ask([command], said)
    return {
      settle,
      makeNote: (words, area) => {
        const id = `shape:${lab.newId()}`
        const command = noteCommand(snapshot(), board, { id, words, area, seatId })
        return ask([command], t('item.said.note', { name: words })) ? id : null
      },
      makeArea: (name) => {
        const id = `shape:${lab.newId()}`
        return ask([areaCommand(snapshot(), board, { id, name })], t('item.said.area', { name })) ? id : null
      },
      mayWrite: ({ id }) => {
        const refusal = canEdit ? stopsInk(lab, id, snapshot().ink.get(id) ?? null) : readOnly
        if (refusal) noticeRefused(refusal)
        return refusal === null
      },
      write: (item, words) =>
        void askOne(inkWordsCommand(snapshot(), item, words), t('item.said.written', { name: words })),
      remove: (items) => {
        if (!canEdit) return noticeRefused(readOnly)
        const commands = items.map(({ id }): SingleCommand => ({ type: 'ink', id, record: null }))
        if (items.length > 0) ask(commands, t('item.said.removed', { count: items.length }))
      },
      toCards: (items, collection) => {
        const notes = items.map(({ id }) => id)
        const made = noteCardCommands(lab, board, notes, collection)
        const kind = t(`kind.${collection}`, { ns: 'canvas' })
        const said = t('item.said.card', { count: made.ids.length, kind })
        return ask([...places(), ...made.commands], said) ? made.ids : []
      },
      nameArea: (area, name) =>
        void (
          name !== area.name &&
          askOne(areaNameCommand(snapshot(), area.id, name), t('item.said.named', { name }))
        ),
      removeArea: (area) => {
        if (!canEdit) noticeRefused(readOnly)
        else if (area.locked && mayLock(lab.session.seat.role))
          notice(t('unlockFirst', { ns: 'areas', name: nameOf(area) }))
        else
          return ask(removeAreaCommands(snapshot(), area), t('item.said.areaRemoved', { name: nameOf(area) }))
        return false
      },
    }
  }, [lab, board, ask, canEdit, t])
}

const readOnly = { code: 'readOnly' as const, params: {} }
