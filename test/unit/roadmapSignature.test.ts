import { createHash, verify as nodeVerify, createPublicKey } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { canonicalBytes } from '#shared/roadmap/canonical.ts'
import { checkRoadmap } from '#shared/roadmap/check.ts'
import { hashesOf } from '#shared/roadmap/hashes.ts'
import type { Roadmap, UnsignedRoadmap } from '#shared/roadmap/schema.ts'
import { verifySignature } from '#shared/roadmap/signature.ts'
import { sampleRoadmap, sampleUnsigned, testKey, type TestKey } from '#test/support/sampleRoadmap.ts'

let ours: TestKey
let theirs: TestKey
let roadmap: Roadmap
beforeAll(async () => {
  ours = await testKey('ours')
  theirs = await testKey('theirs')
  roadmap = await sampleRoadmap(ours)
})

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const signatureOf = (r: Roadmap): string => r.signature.jws.split('..')[1] ?? ''
const withHeader = (r: Roadmap, header: unknown, kid = r.signature.kid): Roadmap => ({
  ...r,
  signature: { ...r.signature, kid, jws: `${base64url(header)}..${signatureOf(r)}` },
})
const HEADER = { alg: 'EdDSA', b64: false, crit: ['b64'], kid: 'ours' }

/** A roadmap with a changed text and every hash made anew, as a forger would. */
const forgedText = (): UnsignedRoadmap => {
  const { hashes: _hashes, ...unsigned } = structuredClone(sampleUnsigned())
  unsigned.evidence[0]!.value = '99'
  return { ...unsigned, hashes: hashesOf(unsigned) }
}

test('RM17 signed by a trusted key: verified', async () => {
  expect(await verifySignature(roadmap, ours.jwks)).toBe('verified')
  expect(await verifySignature(roadmap, { keys: [...theirs.jwks.keys, ...ours.jwks.keys] })).toBe('verified')
})

test('RM17 the signature can be checked without any of this code: Ed25519 over header, dot, canonical bytes', () => {
  const { signature, ...unsigned } = roadmap
  const [header = ''] = signature.jws.split('..')
  const input = Buffer.concat([Buffer.from(`${header}.`), canonicalBytes(unsigned)])
  const key = createPublicKey({ key: { ...ours.jwks.keys[0] }, format: 'jwk' })
  expect(nodeVerify(null, input, key, Buffer.from(signatureOf(roadmap), 'base64url'))).toBe(true)
  const { whole, ...hashes } = unsigned.hashes
  const digest = createHash('sha256')
    .update(canonicalBytes({ ...unsigned, hashes }))
    .digest('hex')
  expect(whole).toBe(`sha256:${digest}`)
})

test('RM17 signed by a key nobody here knows: unknown', async () => {
  expect(await verifySignature(await sampleRoadmap(theirs), ours.jwks)).toBe('unknownKey')
  expect(await verifySignature(roadmap, { keys: [] })).toBe('unknownKey')
})

test('RM18 forged and re-signed with another key never verifies: unknown key, or bad under a borrowed name', async () => {
  const forged = forgedText()
  const own = await sampleRoadmap(theirs, forged)
  expect(checkRoadmap(own)).toMatchObject({ ok: true })
  expect(await verifySignature(own, ours.jwks)).toBe('unknownKey')
  const borrowed = await sampleRoadmap({ ...theirs, kid: 'ours' }, forged)
  expect(await verifySignature(borrowed, ours.jwks)).toBe('bad')
  expect(await verifySignature({ ...own, signature: roadmap.signature }, ours.jwks)).toBe('bad')
  expect(await verifySignature(withHeader(own, HEADER, 'ours'), ours.jwks)).toBe('bad')
})

test('RM18 the key named in the file and the one in the signed header are the same, or it is bad', async () => {
  const spoofed = { ...roadmap, signature: { ...roadmap.signature, kid: 'theirs' } }
  expect(await verifySignature(spoofed, ours.jwks)).toBe('bad')
  expect(await verifySignature(spoofed, theirs.jwks)).toBe('bad')
})

test.each([
  ['alg none', { ...HEADER, alg: 'none' }],
  ['alg HS256', { ...HEADER, alg: 'HS256' }],
  ['alg ES256', { ...HEADER, alg: 'ES256' }],
  ['an embedded key', { ...HEADER, jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' } }],
  ['an address of a key', { ...HEADER, jku: 'https://example.org/jwks.json' }],
  ['the payload encoded', { alg: 'EdDSA', kid: 'ours' }],
  ['a further extension', { ...HEADER, crit: ['b64', 'exp'], exp: 1 }],
  ['no object', 'none'],
])('RM18 a header with %s is bad, whatever keys are trusted', async (_what, header) => {
  expect(await verifySignature(withHeader(roadmap, header), ours.jwks)).toBe('bad')
})

test('RM18 alg none is no roadmap at all in the file’s own words', () => {
  expect(checkRoadmap({ ...roadmap, signature: { ...roadmap.signature, alg: 'none' } })).toMatchObject({
    ok: false,
    part: 'signature.alg',
  })
})

test('RM18 a key embedded in the file is no part of a roadmap', () => {
  const embedded = { ...roadmap, signature: { ...roadmap.signature, jwk: theirs.jwks.keys[0] } }
  expect(checkRoadmap(embedded)).toMatchObject({ ok: false, part: 'signature.jwk' })
})

test('RM18 a trusted key of another kind under the same name is not used', async () => {
  const keys = [{ kty: 'oct', k: 'AAAA', kid: 'ours' }]
  expect(await verifySignature(roadmap, { keys })).toBe('unknownKey')
})
