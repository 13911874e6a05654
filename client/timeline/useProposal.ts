import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '#shared/plan/plan.ts'
import type { Shift } from '#shared/plan/shifts.ts'
import { useLiveLab } from '#client/plan/hooks.ts'
import { useEdit } from '#client/views/useEdit.tsx'
import { gripsOf, markIn, type Grip } from './dates.ts'
import { commandsOf, proposalOf, type Proposal, type Pull } from './proposal.ts'
import { saidOf } from './proposalWords.ts'
import type { DateStops } from './useDateStops.ts'
import type { TimelineData } from './useTimelineData.ts'
import { rowName } from './words.ts'

export interface Proposing {
  proposal: Proposal | null
  /** Where rows would be, by id; empty while nothing is pulled. */
  shifts: ReadonlyMap<string, Shift>
  /** May this row be pulled so? If not, it is told why. */
  mayPull: (id: string, grip: Grip) => boolean
  pull: (pull: Pull | null, options?: { say: boolean }) => void
  keep: (which: 'all' | 'one') => void
  putBack: () => void
}

interface Options {
  data: TimelineData
  canEdit: boolean
  stops: DateStops
  say: (text: string) => void
}

const NONE: ReadonlyMap<string, Shift> = new Map()

/** What pulls come to; one that is said and drawn is worked out once. */
const proposerOf = (plan: Plan, options: Parameters<typeof proposalOf>[2]) => {
  const known = new WeakMap<Pull, Proposal | null>()
  return (pull: Pull): Proposal | null => {
    const proposal = known.get(pull) ?? proposalOf(plan, pull, options)
    known.set(pull, proposal)
    return proposal
  }
}

/** What is being moved and what follows from it; nothing of it is in the plan before it is kept. */
export const useProposal = (options: Options): Proposing => {
  const { say, stops } = options
  const { plan, answers } = options.data
  const { t } = useTranslation('timeline')
  const [pull, setPull] = useState<Pull | null>(null)
  const mayPull = useMayPull(options)
  const keep = useKeep(options)
  const propose = useMemo(
    () => proposerOf(plan, { answers, isLocked: stops.isLocked }),
    [plan, answers, stops],
  )
  const proposal = useMemo(() => (pull ? propose(pull) : null), [pull, propose])
  const shifts = useMemo(
    () => (proposal ? new Map([proposal.moved, ...proposal.others].map((one) => [one.id, one])) : NONE),
    [proposal],
  )
  return {
    proposal,
    shifts,
    mayPull,
    pull: (next, { say: aloud } = { say: false }) => {
      setPull(next)
      const told = aloud && next ? propose(next) : null
      if (told) say(saidOf(t, plan, told))
    },
    keep: (which) => {
      setPull(null)
      if (proposal) keep(proposal, which)
    },
    putBack: () => {
      if (pull) say(t('proposal.wasPutBack'))
      setPull(null)
    },
  }
}

const useMayPull = ({ data: { plan }, canEdit, stops, say }: Options): Proposing['mayPull'] => {
  const { t } = useTranslation('timeline')
  const { refuse } = useEdit()
  return (id, grip) => {
    const stop = stops.stopOf(id)
    const able = gripsOf(markIn(plan, id)).includes(grip)
    if (!canEdit) say(t('stuck.readOnly'))
    else if (stop) refuse(stop)
    else if (!able) say(t('stuck.nothing', { name: rowName(t, plan, id) }))
    return canEdit && !stop && able
  }
}

/** Writes what was looked at as one step of undo. */
const useKeep = ({ data: { plan }, say }: Options) => {
  const lab = useLiveLab()
  const { t } = useTranslation('timeline')
  const { refuse } = useEdit()
  return ({ moved, others }: Proposal, which: 'all' | 'one') => {
    const commands = commandsOf(plan, which === 'all' ? [moved, ...others] : [moved])
    if (commands.length === 0) return
    lab.checkpoint()
    const decision = lab.dispatchAll(commands)
    lab.checkpoint()
    if (decision.ok) say(t(which === 'all' ? 'proposal.kept' : 'proposal.keptOne'))
    else refuse(decision.refusal)
  }
}
