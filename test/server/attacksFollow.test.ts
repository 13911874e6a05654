import { expect, test } from 'vitest'
import type { Guidance } from '#shared/wire/guidance.ts'
import type { PresenceOwn } from '#shared/wire/presence.ts'
import { encodeUpdate } from '#shared/wire/frames.ts'
import { NEWS_EVERY_MS } from '#server/sync/attendance.ts'
import { sampleId } from '#test/support/samplePlan.ts'
import { awareness, editBy, openRawClient, until } from '#test/support/syncClient.ts'
import { startSyncServer, withFolder, type SyncServer } from '#test/support/syncServer.ts'

const BOARD = sampleId(701)
const VIEW = { x: 0, y: 0, w: 1_000, h: 600 }

const page = async (server: SyncServer, seat: number) => {
  const client = 1_000 + seat
  const raw = await openRawClient(server.url, { seat, client, ext: true })
  return {
    client,
    raw,
    say: (own: Partial<PresenceOwn>) => raw.send(awareness([[client, own]])),
    followed: (): Guidance['followed'] => raw.guidance.at(-1)?.followed ?? null,
  }
}

const withPages = (count: number, work: (pages: Awaited<ReturnType<typeof page>>[]) => Promise<void>) =>
  withFolder(async (dataDir) => {
    const server = await startSyncServer({ dataDir })
    const pages = []
    for (let seat = 1; seat <= count; seat++) pages.push(await page(server, seat))
    await work(pages)
    pages.forEach(({ raw }) => raw.socket.terminate())
    await server.stop()
  })

test('AT65 who moves as fast as it may is told of to its followers on a beat, however fast others edit', () =>
  withPages(3, async ([leader, follower, editor]) => {
    if (!leader || !follower || !editor) throw new Error('nobody is there')
    leader.say({ board: BOARD, view: VIEW })
    follower.say({ board: BOARD, follow: leader.client })
    await until(() => follower.followed() !== null)
    const [told, saved, began] = [follower.raw.guidance.length, editor.raw.saved(), Date.now()]
    const doc = { edits: 0 }
    while (doc.edits < 60) {
      leader.say({ board: BOARD, view: { ...VIEW, x: ++doc.edits } })
      editor.raw.send(
        encodeUpdate(editBy(50_000 + doc.edits, (d) => void d.getMap('ink').set(`k${doc.edits}`, 1))),
      )
      await until(() => editor.raw.saved() === saved + doc.edits)
    }
    await until(() => follower.followed()?.view?.x === doc.edits)
    const beats = (Date.now() - began) / NEWS_EVERY_MS
    expect(follower.raw.guidance.length - told).toBeLessThanOrEqual(Math.ceil(beats) + 1)
  }))

test('AT66 of people who follow one another in a circle one leads and is led nowhere, of any number', () =>
  withPages(4, async (pages) => {
    const boards = pages.map((_, at) => sampleId(710 + at))
    for (const [at, one] of pages.entries())
      one.say({
        board: boards[at] ?? null,
        view: { ...VIEW, x: at },
        follow: pages[(at + 1) % 3]?.client ?? null,
      })
    // The fourth follows the second, and belongs to no circle.
    await until(() => pages[2]?.followed()?.view?.x === 0 && pages[1]?.followed()?.view?.x === 2)
    await until(() => pages[3]?.followed()?.view?.x === 1 && pages[0]?.followed() !== null)
    expect(pages[0]?.followed()).toEqual({ client: pages[1]?.client, board: boards[0], view: null })
    pages[1]?.say({ board: boards[1] ?? null, view: VIEW })
    await until(() => pages[0]?.followed()?.board === boards[1])
    expect(pages[0]?.followed()?.view).toEqual(VIEW)
  }))
