import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DATA_FILES, DERIVED_FILE, IMAGES_FOLDER, withBeside } from '../storage/dataFiles.ts'
import { syncToDisk } from '../storage/durable.ts'

/*
 * How a restore is all or nothing. The backup is copied and prepared in `restore.partial`, beside the data, which is
 * untouched so far. That folder is renamed to `restore.ready`: from this moment on the restore has happened, and what is
 * left is to put its files in their places, one rename after the other, each of which may already be done. A crash
 * before it leaves the data as it was, a crash after it is finished by the next start.
 */
export const PARTIAL = 'restore.partial'
export const READY = 'restore.ready'
/** In `restore.ready`: where the data it replaces goes. */
export const PLACES = 'places.json'

const places = z.object({ aside: z.string().regex(/^before-restore-[\w-]+$/) })

/** What a restore that was broken off came to, in a sentence; null when there was none. Holds the data folder's lock. */
export const finishRestore = (dataDir: string, reached: (step: string) => void = () => {}): string | null => {
  const partial = join(dataDir, PARTIAL)
  const brokenOff = existsSync(partial)
  rmSync(partial, { recursive: true, force: true })
  const ready = join(dataDir, READY)
  if (!existsSync(ready))
    return brokenOff ? 'A restore was broken off before it changed anything: the data is as it was.' : null
  const list = join(ready, PLACES)
  if (existsSync(list)) {
    const { aside } = places.parse(JSON.parse(readFileSync(list, 'utf8')))
    takePlaces(dataDir, join(dataDir, aside), reached)
    unlinkSync(list)
  }
  rmdirSync(ready)
  syncToDisk(dataDir)
  return 'A restore was broken off while it put the files of the backup in their places: it is done now.'
}

const takePlaces = (dataDir: string, aside: string, reached: (step: string) => void): void => {
  const ready = join(dataDir, READY)
  for (const name of [...DATA_FILES, IMAGES_FOLDER]) {
    if (!existsSync(join(ready, name))) continue // it has its place
    for (const old of withBeside(name)) moveAside(dataDir, aside, old)
    reached(`${name} is aside`)
    renameSync(join(ready, name), join(dataDir, name))
    syncToDisk(dataDir)
    reached(`${name} has its place`)
  }
  for (const old of withBeside(DERIVED_FILE)) moveAside(dataDir, aside, old)
  syncToDisk(dataDir)
  reached('all have their places')
}

/** Nothing is thrown away, and nothing put aside is written over. */
const moveAside = (dataDir: string, aside: string, name: string): void => {
  if (!existsSync(join(dataDir, name))) return
  mkdirSync(aside, { recursive: true, mode: 0o700 })
  let to = join(aside, name)
  for (let n = 2; existsSync(to); n++) to = join(aside, `${name}.${n}`)
  renameSync(join(dataDir, name), to)
  syncToDisk(aside)
}
