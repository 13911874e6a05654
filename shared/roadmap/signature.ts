import {
  FlattenedSign,
  decodeProtectedHeader,
  errors,
  flattenedVerify,
  importJWK,
  type CryptoKey,
  type JSONWebKeySet,
  type JWK,
} from 'jose'
import { canonicalBytes } from './canonical.ts'
import type { Roadmap, UnsignedRoadmap } from './schema.ts'

const ALG = 'EdDSA'

export type SignatureCheck = 'verified' | 'unknownKey' | 'bad'

/** Adds a detached JWS (RFC 7797: `b64` false) by an Ed25519 key over the canonical form of the roadmap. */
export const signRoadmap = async (
  unsigned: UnsignedRoadmap,
  kid: string,
  key: CryptoKey | JWK,
): Promise<Roadmap> => {
  const signed = await new FlattenedSign(canonicalBytes(unsigned))
    .setProtectedHeader({ alg: ALG, b64: false, crit: ['b64'], kid })
    .sign(key)
  return { ...unsigned, signature: { alg: ALG, kid, jws: `${signed.protected}..${signed.signature}` } }
}

/**
 * Whether one of the trusted keys signed exactly this roadmap. Only Ed25519, only keys from `jwks`: what a file
 * says about its own key is never believed.
 */
export const verifySignature = async (roadmap: Roadmap, jwks: JSONWebKeySet): Promise<SignatureCheck> => {
  const { signature: stated, ...unsigned } = roadmap
  const [header = '', , signature = ''] = stated.jws.split('.')
  if (!isOurHeader(header, stated.kid)) return 'bad'
  const trusted = jwks.keys.filter(
    (key) => key.kid === stated.kid && key.kty === 'OKP' && key.crv === 'Ed25519',
  )
  if (trusted.length === 0) return 'unknownKey'
  const payload = canonicalBytes(unsigned)
  for (const { kty, crv, x } of trusted) {
    const key = await importJWK({ kty, crv, x } as JWK, ALG)
    if (await fits({ payload, protected: header, signature }, key)) return 'verified'
  }
  return 'bad'
}

/** Exactly the header `signRoadmap` writes: no other algorithm, no embedded key, no address of one. */
const isOurHeader = (header: string, kid: string): boolean => {
  try {
    const { alg, b64, crit, kid: named, ...others } = decodeProtectedHeader({ protected: header })
    const marksB64 = Array.isArray(crit) && crit.length === 1 && crit[0] === 'b64'
    return alg === ALG && b64 === false && marksB64 && named === kid && Object.keys(others).length === 0
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

const fits = async (
  jws: { payload: Uint8Array; protected: string; signature: string },
  key: CryptoKey | Uint8Array,
): Promise<boolean> => {
  try {
    await flattenedVerify(jws, key, { algorithms: [ALG] })
    return true
  } catch (error) {
    if (error instanceof errors.JOSEError) return false
    throw error
  }
}
