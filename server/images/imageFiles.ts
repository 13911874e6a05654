import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { IMAGES_FOLDER } from '../storage/dataFiles.ts'
import { syncToDisk } from '../storage/durable.ts'

/** What is being written; a server that ends leaves it behind, and the next one removes it. */
const UNFINISHED = '.unfinished'

/** The pictures of a data folder. Every name is made here: a lab's id and a hash. Errors are the disk's. */
export interface ImageFiles {
  /** Takes in a body piece by piece; null when it is longer than that. What is returned is removed by `drop`. */
  receive(body: AsyncIterable<Uint8Array>, most: number): Promise<Received | null>
  /** On disk when it resolves, whole or not at all. */
  keep(labId: string, sha256: string, bytes: Uint8Array): Promise<void>
  has(labId: string, sha256: string): Promise<boolean>
  read(labId: string, sha256: string): Promise<Buffer>
}

export interface Received {
  read(): Promise<Buffer>
  drop(): Promise<void>
}

export const openImageFiles = (dataDir: string): ImageFiles => {
  const folder = join(dataDir, IMAGES_FOLDER)
  const unfinished = join(folder, UNFINISHED)
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const pathOf = (labId: string, sha256: string) => join(folder, labId, sha256)
  const temporary = () => join(unfinished, randomUUID())
  return {
    receive: async (body, most) => {
      const path = temporary()
      const drop = () => rm(path, { force: true })
      try {
        if (!(await writeAll(path, body, most))) {
          await drop()
          return null
        }
      } catch (error) {
        await drop()
        throw error
      }
      return { read: () => readFile(path), drop }
    },
    keep: async (labId, sha256, bytes) => {
      const path = temporary()
      try {
        await writeDown(path, bytes)
        const made = mkdirSync(join(folder, labId), { recursive: true, mode: 0o700 })
        await rename(path, pathOf(labId, sha256))
        syncToDisk(join(folder, labId))
        if (made !== undefined) syncToDisk(folder)
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },
    has: (labId, sha256) =>
      stat(pathOf(labId, sha256)).then(
        (found) => found.isFile(),
        () => false, // not there: that is what was asked
      ),
    read: (labId, sha256) => readFile(pathOf(labId, sha256)),
  }
}

/** False when it is longer than `most`, and then not read on. */
const writeAll = async (path: string, body: AsyncIterable<Uint8Array>, most: number): Promise<boolean> => {
  const file = await open(path, 'wx', 0o600)
  try {
    let length = 0
    for await (const piece of body) {
      length += piece.length
      if (length > most) return false
      await file.writeFile(piece)
    }
    return true
  } finally {
    await file.close()
  }
}

const writeDown = async (path: string, bytes: Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
