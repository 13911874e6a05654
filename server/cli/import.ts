import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { JSONWebKeySet } from 'jose'
import { z } from 'zod'
import { openSigner } from '../agreement/signing.ts'
import { importRoadmap } from '../delivery/importRoadmap.ts'
import { openDatabase } from '../storage/database.ts'
import { dataDirOption } from './dataDir.ts'
import { loadJwks } from './loadJwks.ts'
import { readBytes } from './readBytes.ts'

const options = z.object({ jwks: z.string().optional(), dataDir: z.string() })

/** `delivery-lab import FILE`: into the delivery unit's store, whether the server runs or not. */
export const addImport = (program: Command): void => {
  program
    .command('import')
    .description('take a released roadmap into the delivery unit’s store')
    .argument('<file>', 'roadmap JSON')
    .option('--jwks <file-or-address>', 'further keys you trust, beside this server’s own')
    .addOption(dataDirOption())
    .action(async (file: string, given: unknown) => {
      const { jwks, dataDir } = options.parse(given)
      const result = await importFile(file, resolve(dataDir), jwks)
      if (result.ok) console.log(result.line)
      else console.error(result.line)
      if (!result.ok) process.exitCode = 1
    })
}

const importFile = async (
  file: string,
  dataDir: string,
  source: string | undefined,
): Promise<{ ok: boolean; line: string }> => {
  const bytes = await readBytes(file)
  if (!(bytes instanceof Uint8Array)) return { ok: false, line: bytes.problem }
  const further = source === undefined ? { keys: [] } : await loadJwks(source)
  if ('problem' in further) return { ok: false, line: further.problem }
  const jwks = { keys: [...(await ownKeys(dataDir)).keys, ...further.keys] }
  const db = openDatabase(dataDir)
  try {
    const importedBy = { actor: 'operator', name: 'Operator' }
    const outcome = await importRoadmap(db, { bytes, jwks, importedBy, now: new Date() })
    if (!outcome.ok) return { ok: false, line: `${outcome.message}.` }
    const { roadmap, known } = outcome.value
    const signer = roadmap.signature === 'verified' ? 'its signer is known' : 'its signer is not known here'
    const did = known ? 'was already here' : 'imported'
    return { ok: true, line: `${roadmap.labName}, version ${roadmap.version}: ${did}; ${signer}.` }
  } finally {
    await db.destroy()
  }
}

const ownKeys = async (dataDir: string): Promise<JSONWebKeySet> => {
  const signer = await openSigner(dataDir)
  return signer.jwks()
}
