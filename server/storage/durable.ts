import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'

/** Makes sure that a file, or the names in a folder, are on disk. */
export const syncToDisk = (path: string): void => {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Writes a new file that only this account reads. */
export const writeDurably = (path: string, text: string): void => {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
