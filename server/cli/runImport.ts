import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { openSigner } from '../agreement/signing.ts'
import { importRoadmap } from '../delivery/importRoadmap.ts'
import { openDatabase } from '../storage/database.ts'
import { loadJwks } from './loadJwks.ts'
import { readBytes } from './readBytes.ts'
import type { Say } from './say.ts'

export interface ImportOptions {
  file: string
  dataDir: string
  /** A file or an address with keys to trust beside this server's own. */
  jwks?: string | undefined
}

/** Takes a roadmap file into the store of a data folder, made when there is none; 1 when it is refused. */
export const runImport = async (options: ImportOptions, say: Say): Promise<0 | 1> => {
  const bytes = await readBytes(options.file)
  if (!(bytes instanceof Uint8Array)) return refused(say, bytes.problem)
  const further = options.jwks === undefined ? { keys: [] } : await loadJwks(options.jwks)
  if ('problem' in further) return refused(say, further.problem)
  const dataDir = resolve(options.dataDir)
  await mkdir(dataDir, { recursive: true })
  const { keys } = (await openSigner(dataDir)).jwks()
  const db = openDatabase(dataDir)
  try {
    const outcome = await importRoadmap(db, {
      bytes,
      jwks: { keys: [...keys, ...further.keys] },
      importedBy: { actor: 'operator', name: 'Operator' },
      now: new Date(),
    })
    if (!outcome.ok) return refused(say, `${outcome.message}.`)
    const { roadmap, known } = outcome.value
    const signer = roadmap.signature === 'verified' ? 'its signer is known' : 'its signer is not known here'
    const did = known ? 'was already here' : 'imported'
    say(`${roadmap.labName}, version ${roadmap.version}: ${did}; ${signer}.`)
    return 0
  } finally {
    await db.destroy()
  }
}

const refused = (say: Say, why: string): 1 => {
  say(why)
  return 1
}
