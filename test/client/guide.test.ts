import { expect, test, vi } from 'vitest'
import { followedView, guideOf } from '#client/guide/guide.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'
import { NO_GUIDANCE, type Guidance } from '#shared/wire/guidance.ts'
import type { PresenceOwn } from '#shared/wire/presence.ts'
import { sampleId } from '#test/support/samplePlan.ts'

const [BOARD, OTHER] = [sampleId(1), sampleId(2)]
const VIEW = { x: 0, y: 0, w: 1_000, h: 600 }
const seat = { seatId: sampleId(9), name: 'Pieter', role: 'participant', color: '#123456' }

/** A lab of which only what guides somebody is there. */
const labGuided = () => {
  const said: Partial<PresenceOwn>[] = []
  const told = { now: NO_GUIDANCE as Guidance }
  const lab = {
    presence: { set: (own: Partial<PresenceOwn>) => said.push(own) },
    guidance: { now: () => told.now, subscribe: () => () => {} },
    newId: () => sampleId(99),
  } as unknown as LiveLab
  return { lab, said, told, guide: guideOf(lab) }
}

test('FN22 one is led by the one that is followed alone, on their board, and no longer than one wants', () => {
  const { lab, said, told, guide } = labGuided()
  told.now = { ...NO_GUIDANCE, followed: { client: 7, board: BOARD, view: VIEW } }
  expect(followedView(lab, BOARD)).toBeNull()
  guide.follow(7, seat)
  expect(said).toEqual([{ follow: 7 }])
  expect(followedView(lab, BOARD)).toEqual(VIEW)
  expect(followedView(lab, OTHER)).toBeNull()
  told.now = { ...NO_GUIDANCE, followed: { client: 8, board: BOARD, view: VIEW } }
  expect(followedView(lab, BOARD)).toBeNull()
  guide.stopFollowing()
  guide.stopFollowing()
  expect(said).toEqual([{ follow: 7 }, { follow: null }])
})

test('FN22 what is wanted of a board is shown on it, now or when it comes on the screen, and once', () => {
  const { guide } = labGuided()
  guide.want(BOARD, VIEW)
  expect(guide.takeWanted(OTHER)).toBeNull()
  expect(guide.takeWanted(BOARD)).toEqual(VIEW)
  expect(guide.takeWanted(BOARD)).toBeNull()
  const show = vi.fn()
  const leave = guide.keepLookout({ board: BOARD, view: () => VIEW, show, isBusy: () => false })
  guide.want(BOARD, VIEW)
  expect(show).toHaveBeenCalledWith(VIEW)
  leave()
  expect(guide.lookout()).toBeNull()
})
