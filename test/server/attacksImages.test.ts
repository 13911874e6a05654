import { readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LIMITS } from '#shared/wire/limits.ts'
import { startAttackedServer, underAttack, type AttackedServer } from '#test/support/attackedLab.ts'
import { jpeg, png } from '#test/support/pictures.ts'
import { until } from '#test/support/syncClient.ts'
import { startTestServer, type TestServer } from '#test/support/testServer.ts'

let attacked: AttackedServer
let server: TestServer
beforeAll(async () => {
  ;[attacked, server] = await Promise.all([startAttackedServer(), startTestServer()])
})
afterAll(async () => Promise.all([attacked.close(), server.close()]))

/** A file as large as one may be, of as many pieces as fit. */
const filled = (head: Buffer, piece: Buffer, tail: Buffer): Buffer => {
  const count = Math.floor((LIMITS.imageBytes - head.length - tail.length) / piece.length)
  return Buffer.concat([head, Buffer.alloc(count * piece.length, piece), tail])
}
const latin = (text: string) => Buffer.from(text, 'latin1')
const webpOf = (piece: Buffer) => {
  const whole = filled(latin('RIFF\0\0\0\0WEBPVP8L\x05\0\0\0\x2f\0\0\0\0\0'), piece, Buffer.alloc(0))
  whole.writeUInt32LE(whole.length - 8, 4)
  return whole
}

test('AT60 pictures of nothing but heads, ten megabytes each, hold nobody up', async () => {
  const scan = jpeg(4, 4).indexOf(Buffer.of(0xff, 0xda))
  const pictures = [
    webpOf(latin('EXIF\x08\0\0\0MM\0*\0\0\0\x08')),
    webpOf(latin('abcd\0\0\0\0')),
    filled(latin('GIF89a\x04\0\x04\0\0\0\0'), Buffer.of(0x21, 0xf9, 0), Buffer.of(0x3b)),
    filled(png(4, 4).subarray(0, 33), latin('\0\0\0\0IDAT\0\0\0\0'), png(4, 4).subarray(33)),
    filled(jpeg(4, 4).subarray(0, 20), Buffer.concat([latin('\xff\xe1\0\x10Exif\0\0MM\0*\0\0\0\x08')]), jpeg(4, 4).subarray(20)),
    filled(jpeg(4, 4).subarray(0, scan + 12), Buffer.of(0xff, 0), Buffer.of(0xff, 0xd9)),
  ] // prettier-ignore
  await underAttack('pictures of heads', attacked, { seats: 2 }, async ({ http, lab, cookies }) => {
    const statuses = await Promise.all(
      cookies.map(async (cookie) => {
        const answers: number[] = []
        for (const body of pictures)
          answers.push(
            (
              await fetch(`${http}/api/labs/${lab}/images`, {
                method: 'POST',
                headers: { cookie, origin: http },
                body: new Uint8Array(body),
              })
            ).status,
          )
        return answers
      }),
    )
    for (const answers of statuses) expect(answers).toEqual([400, 400, 400, 400, 400, 201])
  })
}, 120_000)

test('AT70 a device that somebody else takes over, or leaves, keeps no pictures of who was there', async () => {
  const [one, other] = [await server.newLab(), await server.newLab()]
  const [first, second] = [await one.join(), await other.join()]
  const taken = await server.api('/api/enter', { cookie: first.cookie, body: { token: second.token } })
  expect(taken.headers.get('clear-site-data')).toBe('"cache"')
  const fresh = await server.api('/api/enter', { body: { token: second.token } })
  expect(fresh.headers.get('clear-site-data')).toBeNull()
  const left = await server.api('/api/session', { cookie: second.cookie, method: 'DELETE' })
  expect(left.headers.get('clear-site-data')).toBe('"cache"')
})

test('AT67 pictures that never end take so much of the disk and no more, and keep no place in the line', async () => {
  const lab = await server.newLab()
  const [attacker, honest] = [await lab.join(), await lab.join()]
  const unfinished = () => readdirSync(join(server.dataDir, 'images', '.unfinished')).length
  const { port, hostname, origin } = new URL(server.url)
  const begin = () => {
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    socket.write(
      `POST /api/labs/${lab.id}/images HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${origin}\r\nCookie: ${attacker.cookie}\r\nContent-Length: ${LIMITS.imageBytes}\r\n\r\n`,
    )
    socket.write(Buffer.alloc(64 * 1024))
    return socket
  }
  const answered = (socket: Socket) =>
    new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString('latin1', 0, 12))))
  const held = Array.from({ length: LIMITS.imagesAtOnce }, begin)
  await until(() => unfinished() === held.length)
  const more = Array.from({ length: 10 }, begin)
  expect(new Set(await Promise.all(more.map(answered)))).toEqual(new Set(['HTTP/1.1 429']))
  expect(unfinished()).toBe(held.length)
  const send = (by: { cookie: string }) => lab.api('/images', { cookie: by.cookie, raw: new Uint8Array(png(5, 5)), headers: { 'content-type': 'image/png' } }) // prettier-ignore
  expect((await send(honest)).status).toBe(201)
  for (const socket of held) socket.destroy()
  await until(() => unfinished() === 0)
  expect((await send(attacker)).status).toBe(201)
  for (const socket of more) socket.destroy()
})
