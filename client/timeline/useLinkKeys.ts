import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DEPENDENCY_TYPES } from '#shared/plan/entities.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { titleOf } from './filterLines.ts'
import { isDated, type Line } from './timelineRows.ts'
import { judgeLink, type Link, type Linking } from './useLinking.ts'

/** Letters typed with longer pauses between them begin a new search, in milliseconds. */
const PAUSE_MS = 1_500

interface Options {
  plan: Plan
  lines: readonly Line[]
  /** The place of the row with the focus, −1 where there is none. */
  at: number
  go: (id: string) => void
  linking: Linking
  say: (text: string) => void
}

export interface LinkKeys {
  /** Goes to a row; while a dependency is on its way, that row is what would wait. */
  choose: (line: Line | undefined) => void
  begin: (line: Line) => void
  /** Looks for a row by the letters typed since the last pause. */
  look: (letter: string) => void
  turnType: (step: 1 | -1) => void
  giveUp: () => void
}

/** The row that is to wait, chosen by keys. */
export const useLinkKeys = ({ plan, lines, at, go, linking, say }: Options): LinkKeys => {
  const { t } = useTranslation('timeline')
  const typedAt = useRef(0)
  const { link } = linking

  const take = (next: Link) => {
    linking.set(next)
    const judged = judgeLink(t, plan, next)
    say(judged?.text ?? t(`types.${next.type}`))
  }
  const choose = (line: Line | undefined, typed = '') => {
    if (!line) return
    go(line.id)
    if (link) take({ ...link, toId: line.id === link.fromId ? null : line.id, typed })
  }
  return {
    choose: (line) => choose(line),
    begin: (line) => {
      linking.set({ fromId: line.id, type: 'FS', toId: null, drawn: false, typed: '' })
      say(t('link.from', { name: titleOf(line) }))
    },
    look: (letter) => {
      if (!link) return
      const now = Date.now()
      const typed = ((now - typedAt.current > PAUSE_MS ? '' : link.typed) + letter).toLocaleLowerCase()
      typedAt.current = now
      linking.set({ ...link, typed })
      choose(lineTyped(lines, typed, typed.length === 1 ? at + 1 : at, link.fromId), typed)
    },
    turnType: (step) => {
      if (!link) return
      const place = DEPENDENCY_TYPES.indexOf(link.type) + step + DEPENDENCY_TYPES.length
      take({ ...link, type: DEPENDENCY_TYPES[place % DEPENDENCY_TYPES.length] ?? 'FS' })
    },
    giveUp: () => {
      if (!link) return
      linking.set(null)
      go(link.fromId)
      say(t('link.notMade'))
    },
  }
}

/** The next row, all round, whose number and words begin with what was typed; else one that has it anywhere. */
export const lineTyped = (
  lines: readonly Line[],
  typed: string,
  from: number,
  not: string,
): Line | undefined => {
  const first = Math.max(0, from)
  const round = [...lines.slice(first), ...lines.slice(0, first)].filter(
    (line) => isDated(line) && line.id !== not,
  )
  const words = (line: Line) => titleOf(line).toLocaleLowerCase()
  return (
    round.find((line) => words(line).startsWith(typed)) ?? round.find((line) => words(line).includes(typed))
  )
}
