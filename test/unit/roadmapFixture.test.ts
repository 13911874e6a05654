import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { canonicalText } from '#shared/roadmap/canonical.ts'
import { readRoadmap } from '#shared/roadmap/read.ts'
import { verifySignature } from '#shared/roadmap/signature.ts'

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, '../fixtures', name), 'utf8')
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })

/** Never made anew: a roadmap that was released once stays valid in every later version of the program. */
test.each(['1.0.0', '1.1.0'])(
  'RM16 a roadmap released as %s is still read, unchanged and verified',
  async (version) => {
    const text = fixture(`roadmap-${version}.json`)
    const check = readRoadmap(text)
    if (!check.ok) throw new Error(check.part)
    expect(canonicalText(check.roadmap)).toBe(text)
    const jwks = keySet.parse(JSON.parse(fixture(`roadmap-${version}.jwks.json`)))
    expect(await verifySignature(check.roadmap, jwks)).toBe('verified')
  },
)
