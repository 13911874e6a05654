import { liveOf } from '#shared/plan/select.ts'
import { i18n } from '../../i18n/i18n.ts'
import type { LiveLab } from '../../plan/liveLab.ts'
import { dayText, momentText } from '../../ui/dateText.ts'

/** What stands above a picture of a board: what it is of, and what it is worth. */
export interface BoardTitle {
  name: string
  told: string
  /** For a file, without an ending. */
  file: string
}

/** `past` is set where the board is shown as it was; the lab's own clock then says when. */
export const boardTitle = (lab: LiveLab, board: string, past: boolean): BoardTitle => {
  const { session } = lab
  const room = liveOf(lab.store.get().plan, 'workstreams', board)
  const rooms = [room?.code, room?.title].filter(Boolean).join(' · ')
  const name = [session.lab.name, rooms].filter(Boolean).join(' – ')
  const now = lab.now()
  const told = past ? i18n.t('boardExport:past', { at: momentText(now) }) : toldOf(lab, now)
  return { name, told, file: fileName([session.lab.slug, room?.code || room?.title || '', now.slice(0, 10)]) }
}

const toldOf = ({ session, room }: LiveLab, now: string): string => {
  const { phase, version } = room() ?? session
  const day = dayText(now)
  return phase === 'frozen'
    ? i18n.t('boardExport:frozen', { version, day })
    : i18n.t('boardExport:draft', { day })
}

/** Letters, digits and hyphens: every system takes such a name. */
const fileName = (parts: readonly string[]): string =>
  parts
    .map((part) => part.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, ''))
    .filter((part) => part !== '')
    .join('-')
