import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import { calculateJwkThumbprint, importJWK, type JSONWebKeySet } from 'jose'
import type { Roadmap, UnsignedRoadmap } from '#shared/roadmap/schema.ts'
import { signRoadmap } from '#shared/roadmap/signature.ts'
import { readOrMakeSecret } from '../storage/secretFile.ts'

/** The server's own word on a roadmap. Its key never leaves its file; the public part is at the JWKS address. */
export interface Signer {
  kid: string
  jwks(): JSONWebKeySet
  sign(unsigned: UnsignedRoadmap): Promise<Roadmap>
}

const makeKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

export const openSigner = async (dataDir: string): Promise<Signer> => {
  const privateKey = createPrivateKey(readOrMakeSecret(join(dataDir, 'signing-key.pem'), makeKey))
  const publicJwk = createPublicKey(privateKey).export({ format: 'jwk' })
  const privateJwk = privateKey.export({ format: 'jwk' })
  if (publicJwk.kty !== 'OKP' || publicJwk.crv !== 'Ed25519')
    throw new Error('signing-key.pem does not hold an Ed25519 key')
  const kid = await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x: publicJwk.x })
  const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: publicJwk.x, d: privateJwk.d }, 'EdDSA')
  if (key instanceof Uint8Array) throw new Error('signing-key.pem holds no private key')
  return {
    kid,
    jwks: () => ({
      keys: [{ kty: 'OKP', crv: 'Ed25519', x: publicJwk.x, kid, alg: 'EdDSA', use: 'sig' }],
    }),
    sign: (unsigned) => signRoadmap(unsigned, kid, key),
  }
}
