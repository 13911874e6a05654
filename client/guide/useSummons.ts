import { useCallback, useEffect, useEffectEvent } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { NO_GUIDANCE, type Summons } from '#shared/wire/guidance.ts'
import { liveOf } from '#shared/plan/select.ts'
import { useLiveLab, usePlan } from '#client/plan/hooks.ts'
import { useNarrow } from '#client/ui/useNarrow.ts'
import { labIn, roomAddress, viewIn, withoutArrival } from './addresses.ts'
import { handledSummons, rememberSummons } from './handledSummons.ts'
import { isBusy } from './isBusy.ts'
import { useGuidance, useGuide } from './useGuide.ts'

/**
 * Goes where a facilitator asks everybody to come, once for each time they ask; who is writing is asked, not taken.
 * Answers with what goes there and back.
 */
export const useSummons = (): { go: (summons: Summons) => void; goBack: () => void } => {
  const lab = useLiveLab()
  const { guide, calling, asked } = useGuide()
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  const narrow = useNarrow()
  const id = useGuidance(({ summons }) => summons?.id ?? null)
  const known = useGuidance((guidance) => guidance !== NO_GUIDANCE)
  const { summons } = lab.guidance.now()
  const room = usePlan((plan) => liveOf(plan, 'workstreams', summons?.board ?? null)?.id ?? null)

  const go = useCallback(
    (to: Summons) => {
      const lookout = guide.lookout()
      const from = pathname + withoutArrival(search)
      const back = { path: from, board: lookout?.board ?? null, view: lookout?.view() ?? null }
      const view = viewIn(pathname) ?? (narrow ? 'list' : 'canvas')
      const path = roomAddress(lab.store.get().plan, labIn(pathname), to.board, view)
      if (path === null) return
      guide.stopFollowing()
      if (view === 'canvas' && to.view) guide.want(to.board, to.view)
      guide.set({ brought: { summons: to, back }, asked: null })
      if (path !== pathname) void navigate(path)
    },
    [guide, lab, narrow, navigate, pathname, search],
  )

  const answer = useEffectEvent(() => {
    const now = lab.guidance.now().summons
    if (now === null || room === null || calling === now.id || handledSummons() === now.id) return
    if (now.seatId === lab.session.seat.id) return
    rememberSummons(now.id)
    if (calling !== null) guide.stopCalling()
    if (isBusy(guide.lookout())) guide.set({ asked: now })
    else go(now)
  })
  // Once for each summons, when its room is known.
  useEffect(() => answer(), [id, room])

  // What was asked is no longer asked when it has ended; while the line is down nobody knows.
  useEffect(() => {
    if (!known) return
    if (asked !== null && asked.id !== id) guide.set({ asked: null })
  }, [known, id, asked, guide])

  const goBack = useCallback(() => {
    const { brought } = guide.get()
    if (!brought) return
    const { path, board, view } = brought.back
    guide.set({ brought: null })
    if (board !== null && view !== null) guide.want(board, view)
    if (path !== pathname + withoutArrival(search)) void navigate(path)
  }, [guide, navigate, pathname, search])
  return { go, goBack }
}
