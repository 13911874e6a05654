import type { TLFrameShape } from '@tldraw/tldraw'
import { areaAt, areasOf } from '#shared/plan/areas.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { allowsOf } from '../../locks/areaLockWords.ts'
import { areaLock } from './areaLocks.ts'

/** "area “Ideas”, 3 cards, 2 notes, people may add notes here, nothing else, says Fatima": for those who hear it. */
export const areaAria = ({ lab, board, store, inward }: BoardBinding, frame: TLFrameShape): string => {
  const { ink } = lab.store.get()
  const areas = areasOf(ink, board)
  const isHere = (box: Parameters<typeof areaAt>[1]) => areaAt(areas, box)?.id === frame.id
  const cards = [...inward.projection().places.values()].filter(isHere).length
  const notes = store
    .allRecords()
    .filter((record) => record.typeName === 'shape' && record.type === 'note')
    .filter((note) => 'x' in note && isHere({ x: note.x, y: note.y, w: NOTE, h: NOTE })).length
  const lock = areaLock(store, frame.id)
  const name = frame.props.name.trim()
  return [
    name ? i18n.t('areas:named', { name }) : i18n.t('areas:unnamed'),
    cards > 0 && i18n.t('areas:cards', { count: cards }),
    notes > 0 && i18n.t('areas:notes', { count: notes }),
    lock && i18n.t(`areas:state.${allowsOf(lock)}`, { by: lock.by }),
  ]
    .filter(Boolean)
    .join(', ')
}

const NOTE = 200
