import { createHash } from 'node:crypto'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBackup } from '#server/backup/makeBackup.ts'
import { checkFiles, imagePath, readManifest } from '#server/backup/manifest.ts'
import { restoreBackup } from '#server/backup/restoreBackup.ts'
import { keptImage, type KeptImage } from '#shared/api/images.ts'
import { CLOSE } from '#shared/wire/closeCodes.ts'
import { LIMITS } from '#shared/wire/limits.ts'
import { withDocument } from '#test/support/liveDocument.ts'
import { gif, jpeg, png, webp } from '#test/support/pictures.ts'
import { until } from '#test/support/syncClient.ts'
import { withFolder } from '#test/support/syncServer.ts'
import {
  startTestServer,
  type Answer,
  type Member,
  type TestLab,
  type TestServer,
} from '#test/support/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(async () => server.close())

const send = (
  lab: TestLab,
  by: Pick<Member, 'cookie'>,
  bytes: Uint8Array,
  type = 'image/png',
): Promise<Answer> =>
  lab.api('/images', { cookie: by.cookie, raw: new Uint8Array(bytes), headers: { 'content-type': type } })
const sent = async (lab: TestLab, by: Pick<Member, 'cookie'>, bytes: Uint8Array): Promise<KeptImage> =>
  (await send(lab, by, bytes)).as(keptImage)

/** What lies in the folder of pictures, finished or not. */
const files = (): string[] =>
  readdirSync(join(server.dataDir, 'images'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
const rows = (labId: string) =>
  server.server.parts.db.selectFrom('images').selectAll().where('labId', '=', labId).execute()

test('IG1 whatever a picture is called, it is what its bytes say', async () => {
  const lab = await server.newLab()
  for (const [type, bytes] of [
    ['image/png', png(2, 1)],
    ['image/jpeg', jpeg(2, 1)],
    ['image/webp', webp(2, 1)],
    ['image/gif', gif(2, 1)],
  ] as const) {
    const answer = await send(lab, lab.lead, bytes, 'text/html')
    expect(answer.as(keptImage)).toMatchObject({ type, width: 2, height: 1 })
  }
  for (const bytes of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<html>', '']) {
    const answer = await send(lab, lab.lead, Buffer.from(bytes), 'image/png')
    expect(answer).toMatchObject({ status: 400, error: 'invalid' })
  }
  expect(await rows(lab.id)).toHaveLength(4)
})

test('IG3 who may edit brings pictures and who has a seat sees them, as what they are and nothing else', async () => {
  const lab = await server.newLab()
  const [observer, other] = [await lab.join({ role: 'observer' }), await server.newLab()]
  const participant = await lab.join()
  const { sha256 } = await sent(lab, participant, png(3, 2))
  expect(await send(lab, observer, png(3, 2))).toMatchObject({ status: 403 })
  expect(await send(lab, { cookie: '' }, png(3, 2))).toMatchObject({ status: 401 })

  const seen = await lab.api(`/images/${sha256}`, { cookie: observer.cookie })
  expect(seen.status).toBe(200)
  expect(Object.fromEntries(seen.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  })
  const again = { cookie: observer.cookie, headers: { 'if-none-match': seen.headers.get('etag') ?? '' } }
  expect((await lab.api(`/images/${sha256}`, again)).status).toBe(304)

  // The other lab's lead is the same facilitator, so somebody who has a seat there alone asks.
  const stranger = await other.join()
  expect((await lab.api(`/images/${sha256}`, stranger)).status).toBe(404)
  expect((await other.api(`/images/${sha256}`, stranger)).status).toBe(404)
  for (const name of ['nothing', '0'.repeat(64), `${sha256}0`, '..%2F..%2Flab.sqlite', '.unfinished'])
    expect((await lab.api(`/images/${name}`, observer)).status).toBe(404)

  await server.server.parts.db.updateTable('labs').set({ phase: 'frozen' }).where('id', '=', lab.id).execute()
  expect(await send(lab, participant, png(4, 4))).toMatchObject({ status: 409, error: 'frozen' })
  expect((await lab.api(`/images/${sha256}`, participant)).status).toBe(200)
})

test('IG4 the same picture is one file, with who brought it first and when', async () => {
  const lab = await server.newLab()
  const [first, second] = [await lab.join(), await lab.join()]
  const before = files().length
  const one = await sent(lab, first, png(6, 6, { extra: [['tEXt', 'Author\0Ann']] }))
  const two = await sent(lab, second, png(6, 6, { behind: 'something' }))
  expect(two).toEqual(one)
  expect(files()).toHaveLength(before + 1)
  expect(await rows(lab.id)).toMatchObject([{ sha256: one.sha256, addedBy: first.seatId }])
  const seen = await fetch(`${server.url}/api/labs/${lab.id}/images/${one.sha256}`, {
    headers: { cookie: first.cookie },
  })
  const bytes = Buffer.from(await seen.arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(one.sha256)
  expect(bytes.equals(png(6, 6))).toBe(true)
})

test('IG5 too large, too many and no room left are told in words, and nothing of it stays', async () => {
  const lab = await server.newLab()
  const member = await lab.join()
  const before = files()
  const large = Buffer.concat([png(2, 2), Buffer.alloc(LIMITS.imageBytes)])
  expect(await send(lab, member, large)).toMatchObject({ status: 413, error: 'tooLarge' })
  const unsized = await fetch(`${server.url}/api/labs/${lab.id}/images`, {
    method: 'POST',
    headers: { cookie: member.cookie, origin: server.url },
    body: new Blob([large]).stream(),
    duplex: 'half',
  } as RequestInit).then(
    ({ status }) => status,
    () => 413, // the server ended the connection while more was on its way
  )
  expect(unsized).toBe(413)
  expect(await send(lab, member, jpeg(LIMITS.imageSide + 1, 1))).toMatchObject({ status: 413 })

  const fill = (addedBy: string, bytes: number, sha256: string) =>
    server.server.parts.db
      .insertInto('images')
      .values({ labId: lab.id, sha256, type: 'image/png', bytes, width: 1, height: 1, addedBy, addedAt: '' })
      .execute()
  await fill(member.seatId, LIMITS.seatImageBytes, 'a'.repeat(64))
  const own = await send(lab, member, png(2, 2))
  expect(own).toMatchObject({ status: 413, error: 'tooLarge' })
  expect(own.text).toContain('Your pictures in this lab')
  await fill(lab.lead.seatId, LIMITS.labImageBytes - LIMITS.seatImageBytes, 'b'.repeat(64))
  const all = await send(lab, await lab.join(), png(2, 2))
  expect(all).toMatchObject({ status: 413, error: 'tooLarge' })
  expect(all.text).toContain('pictures of this lab')

  const hasty = await lab.join()
  const answers: Answer[] = []
  for (let n = 0; n <= LIMITS.imageBurst; n++) answers.push(await send(lab, hasty, Buffer.from('none')))
  expect(answers.at(-2)).toMatchObject({ status: 400 })
  expect(answers.at(-1)).toMatchObject({ status: 429, error: 'tooMany' })
  expect(files()).toEqual(before)
})

test('IG6 a full disk and a line that breaks leave nothing half-written', async () => {
  const lab = await server.newLab()
  const before = files()
  const { images } = server.server.parts
  const keep = images.keep.bind(images)
  images.keep = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
  const full = await send(lab, lab.lead, png(9, 9))
  images.keep = keep
  expect(full).toMatchObject({ status: 503, error: 'unavailable' })
  expect(full.text).toContain('disk')
  expect(await rows(lab.id)).toEqual([])

  const { port, hostname } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  socket.write(
    `POST /api/labs/${lab.id}/images HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${server.url}\r\nCookie: ${lab.lead.cookie}\r\nContent-Length: 5000\r\n\r\n`,
  )
  socket.write(png(9, 9))
  await until(() => files().length > before.length)
  socket.destroy()
  await until(() => files().length === before.length)
  expect(await rows(lab.id)).toEqual([])
  await sent(lab, lab.lead, png(9, 9))
})

test('IG7 pictures outlive a restart, are in a backup, and come back with it', async () =>
  withFolder(async (folder) => {
    const own = await startTestServer()
    try {
      const lab = await own.newLab()
      const image = await sent(lab, lab.lead, png(7, 7))
      writeFileSync(join(own.dataDir, 'images', '.unfinished', 'left'), 'behind by a crash')
      await own.restart()
      expect(existsSync(join(own.dataDir, 'images', '.unfinished', 'left'))).toBe(false)
      const seen = () => lab.api(`/images/${image.sha256}`, lab.lead)
      expect((await seen()).status).toBe(200)

      const backup = join(folder, 'backup')
      const { manifest, lost } = await makeBackup(own.dataDir, backup, new Date())
      expect(manifest.images).toEqual([{ labId: lab.id, sha256: image.sha256 }])
      expect(lost).toBe(0)
      const later = await sent(lab, lab.lead, png(8, 8))

      await own.server.close()
      const { aside } = await restoreBackup({ folder: backup, dataDir: own.dataDir, now: new Date() })
      expect(existsSync(join(aside ?? '', imagePath({ ...later, labId: lab.id })))).toBe(true)
      await own.restart()
      expect((await seen()).status).toBe(200)
      expect((await lab.api(`/images/${later.sha256}`, lab.lead)).status).toBe(404)

      const path = join(backup, imagePath({ ...image, labId: lab.id }))
      writeFileSync(path, 'changed')
      await expect(checkFiles(backup, await readManifest(backup))).rejects.toThrow(image.sha256)
      writeFileSync(join(own.dataDir, imagePath({ ...image, labId: lab.id })), 'damaged')
      const next = await makeBackup(own.dataDir, join(folder, 'next'), new Date())
      expect(next).toMatchObject({ lost: 1, manifest: { images: [] } })
    } finally {
      await own.close()
    }
  }))

test('IG8 who writes a picture from elsewhere into a board is refused, and nobody gets it', async () => {
  const lab = await server.newLab()
  const [attacker, victim] = [await lab.join(), await lab.join()]
  const board = '01890000-0000-7000-8000-000000000001'
  const write = (by: Member, key: string, props: object, type = 'image') =>
    withDocument(server.url, by.cookie, lab.id, (doc) => {
      const record = { id: key, typeName: 'shape', type, props }
      doc.getMap('ink').set(key, { board, record })
    })
  const evil = 'https://evil.example/a.png'
  for (const [type, props] of [
    ['image', { assetId: 'asset:1', src: evil }],
    ['image', { assetId: `asset:${evil}` }],
    ['image', { assetId: null, src: 'data:image/svg+xml,<svg/>' }],
    ['video', { url: evil }],
    ['embed', { url: evil }],
    ['bookmark', { url: evil }],
    ['note', { url: 'javascript:alert(1)' }],
    ['draw', { segments: 'x'.repeat(LIMITS.drawingLength) }],
  ] as const)
    await expect(write(attacker, 'shape:evil', props, type)).rejects.toThrow(String(CLOSE.refused))
  await write(victim, 'shape:honest', {
    assetId: `asset:${'a'.repeat(64)}`,
    url: '',
    altText: 'data: the jetty',
  })
  const seen: string[] = []
  await withDocument(server.url, victim.cookie, lab.id, (doc) => seen.push(...doc.getMap('ink').keys()))
  expect(seen).toEqual(['shape:honest'])
})
