import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { copyDatabases } from '../storage/copyDatabases.ts'
import { DATA_FILES, KEY_FILES } from '../storage/dataFiles.ts'
import { inspectStore } from '../storage/inspectStore.ts'
import { BackupProblem } from './backupProblem.ts'
import { syncToDisk, writeDurably } from '../storage/durable.ts'
import { copyImages, soundImages } from './copyImages.ts'
import { listFiles, MANIFEST, type Manifest } from './manifest.ts'
import { programVersion } from './programVersion.ts'

export interface BackupMade {
  manifest: Manifest
  /** How many pictures the data speaks of and no longer has as they were kept. */
  lost: number
}

/**
 * Copies a data folder, whether a server runs on it or not. The backup appears under its name only when it is whole,
 * checked and on disk; when it cannot be made, nothing is left behind.
 */
export const makeBackup = async (dataDir: string, folder: string, now: Date): Promise<BackupMade> => {
  const target = resolve(folder)
  const partial = `${target}.partial`
  const missing = DATA_FILES.find((name) => !existsSync(join(dataDir, name)))
  if (missing !== undefined)
    throw new BackupProblem(`There is no Delivery Lab data in ${dataDir}: ${missing} is not there.`)
  if ((target + sep).startsWith(resolve(dataDir) + sep))
    throw new BackupProblem(`${folder} is in the data folder, and would be lost with it. Name one elsewhere.`)
  if (existsSync(target)) throw new BackupProblem(`${folder} is there already. Name a folder that is not.`)
  makePartial(partial)
  try {
    const made = await copyInto(partial, dataDir, now)
    renameSync(partial, target)
    syncToDisk(dirname(target))
    return made
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw error
  }
}

const makePartial = (partial: string): void => {
  mkdirSync(dirname(partial), { recursive: true })
  try {
    mkdirSync(partial, { mode: 0o700 })
  } catch (error) {
    if (!existsSync(partial)) throw error
    throw new BackupProblem(
      `${partial} is there already: another backup is being made, or one was broken off. In that case remove it.`,
    )
  }
}

const copyInto = async (partial: string, dataDir: string, now: Date): Promise<BackupMade> => {
  await copyDatabases(dataDir, partial)
  for (const name of KEY_FILES) copyFileSync(join(dataDir, name), join(partial, name))
  for (const name of DATA_FILES) chmodSync(join(partial, name), 0o600)
  const { facts, problem } = inspectStore(partial)
  if (problem !== null) throw new BackupProblem(`The data in ${dataDir} cannot be backed up: ${problem}.`)
  for (const name of DATA_FILES) syncToDisk(join(partial, name))
  const images = await soundImages(dataDir, facts.images)
  await copyImages(dataDir, partial, images)
  const manifest: Manifest = {
    format: 1,
    program: programVersion(),
    madeAt: now.toISOString(),
    ...facts,
    images,
    files: await listFiles(partial),
  }
  writeDurably(join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
  syncToDisk(partial)
  return { manifest, lost: facts.images.length - images.length }
}
