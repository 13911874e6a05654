import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { prepareDataDir } from '../selfTest.ts'
import { DATA_FILES } from '../storage/dataFiles.ts'
import { lockDataDir } from '../storage/dataLock.ts'
import { inspectStore } from '../storage/inspectStore.ts'
import { readableEpochs } from '../storage/logEpochs.ts'
import { BackupProblem } from './backupProblem.ts'
import { copyImages } from './copyImages.ts'
import { beginEpochs } from './beginEpochs.ts'
import { syncToDisk, writeDurably } from '../storage/durable.ts'
import { finishRestore, PARTIAL, PLACES, READY } from './finishRestore.ts'
import { checkFiles, MANIFEST, readManifest, type Manifest } from './manifest.ts'

export interface RestoreOptions {
  /** The backup's folder. */
  folder: string
  dataDir: string
  now: Date
  /** Told after each step, for a test that ends the process there. */
  reached?: (step: string) => void
}

export interface RestoreDone {
  manifest: Manifest
  /** Where the data that was there is now; null when there was none. */
  aside: string | null
}

/** Puts a backup in the place of a data folder's data, as a new epoch of every lab. No server may run on it. */
export const restoreBackup = async (options: RestoreOptions): Promise<RestoreDone> => {
  const { folder, dataDir } = options
  const manifest = await readManifest(folder)
  await checkFiles(folder, manifest)
  prepareDataDir(dataDir)
  const unlock = lockDataDir(dataDir)
  try {
    finishRestore(dataDir)
    return await restoreLocked(manifest, options)
  } finally {
    unlock()
  }
}

const restoreLocked = async (
  manifest: Manifest,
  { folder, dataDir, now, reached = () => {} }: RestoreOptions,
): Promise<RestoreDone> => {
  const partial = join(dataDir, PARTIAL)
  const aside = `before-restore-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
  mkdirSync(partial, { mode: 0o700 })
  try {
    for (const name of DATA_FILES) {
      copyFileSync(join(folder, name), join(partial, name))
      chmodSync(join(partial, name), 0o600)
    }
    await copyImages(folder, partial, manifest.images)
    await checkFiles(partial, manifest)
    reached('copied')
    await beginEpochs(partial, manifest, { replaced: readableEpochs(join(dataDir, 'log.sqlite')), now })
    reached('epochs begun')
    const { facts, problem } = inspectStore(partial)
    if (problem !== null) throw new BackupProblem(`The backup in ${folder} cannot be restored: ${problem}.`)
    const listed = new Set(manifest.labs.map(({ id }) => id))
    const missing = facts.labs.find(({ id }) => !listed.has(id))
    // It would have begun no epoch: old copies of it would bring back what the restore takes away.
    if (missing) throw new BackupProblem(`${MANIFEST} does not list the lab "${missing.slug}".`)
    writeDurably(join(partial, PLACES), JSON.stringify({ aside }))
    for (const name of DATA_FILES) syncToDisk(join(partial, name))
    syncToDisk(partial)
    reached('on disk')
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw error
  }
  renameSync(partial, join(dataDir, READY))
  syncToDisk(dataDir)
  reached('ready')
  try {
    finishRestore(dataDir, reached)
  } catch (error) {
    throw new BackupProblem(
      `The backup is restored, but not all its files have their places (${String(error)}). Start the server: it goes on.`,
    )
  }
  return { manifest, aside: existsSync(join(dataDir, aside)) ? join(dataDir, aside) : null }
}
