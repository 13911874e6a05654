import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DependencyType } from '#shared/plan/entities.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { liveOf } from '#shared/plan/select.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { useEdit } from '#client/views/useEdit.tsx'
import { askedRoom, linkProblem, type LinkProblem } from './linking.ts'
import { rowName, type Texts } from './words.ts'

/** A dependency on its way: what comes first, and what would wait for it. */
export interface Link {
  fromId: string
  type: DependencyType
  /** Null while no row is under the pointer, or none chosen yet. */
  toId: string | null
  /** By the pointer: it is made where it is let go. */
  drawn: boolean
  /** Letters typed so far to find a row. */
  typed: string
}

export interface LinkJudged {
  problem: LinkProblem | null
  text: string
}

/** What a line would mean, or why it cannot be. */
export const judgeLink = (t: Texts, plan: Plan, { fromId, toId, type }: Link): LinkJudged | null => {
  if (toId === null) return null
  const problem = linkProblem(plan, fromId, toId)
  const from = rowName(t, plan, fromId)
  const to = rowName(t, plan, toId)
  if (problem) return { problem, text: t(`link.${problem}`, { from, to }) }
  const room = liveOf(plan, 'workstreams', askedRoom(plan, fromId, toId))
  const can = t('link.can', { from, to, type: t(`types.${type}`) })
  return { problem, text: room ? `${can} ${t('link.asks', { room: room.code || room.title })}` : can }
}

export interface Linking {
  link: Link | null
  judged: LinkJudged | null
  set: (link: Link | null) => void
  /** Makes it; a line that cannot be is told, and nothing is made. True when there is nothing left to choose. */
  make: (link: Link) => boolean
}

export const useLinking = (plan: Plan, say: (text: string) => void): Linking => {
  const lab = useLiveLab()
  const { t } = useTranslation('timeline')
  const { refuse } = useEdit()
  const [link, set] = useState<Link | null>(null)
  const judged = link && judgeLink(t, plan, link)
  return {
    link,
    judged,
    set,
    make: (wanted) => {
      const now = judgeLink(t, plan, wanted)
      if (!now || wanted.toId === null || now.problem) {
        if (now) say(`${now.text} ${t('link.notMade')}`)
        return false
      }
      set(null)
      lab.checkpoint()
      const { fromId, toId, type: dependencyType } = wanted
      const decision = lab.dispatch({
        type: 'relate',
        id: lab.newId(),
        fromId,
        toId,
        dependencyType,
        lagDays: 0,
      })
      if (!decision.ok) refuse(decision.refusal)
      else say(t('link.made', { from: rowName(t, plan, fromId), to: rowName(t, plan, toId) }))
      return true
    },
  }
}
