import { resolve } from 'node:path'
import { BackupProblem } from '../backup/backupProblem.ts'
import { makeBackup } from '../backup/makeBackup.ts'
import { checkFiles, readManifest } from '../backup/manifest.ts'
import { restoreBackup } from '../backup/restoreBackup.ts'
import { StartUpProblem } from '../startUpProblem.ts'
import type { Say } from './say.ts'

export interface BackupOptions {
  /** The folder of the backup. */
  folder: string
  dataDir: string
}

/** Copies the data while the server runs; 1 when it cannot be done. */
export const runBackup = async ({ folder, dataDir }: BackupOptions, say: Say): Promise<0 | 1> =>
  inWords(say, async () => {
    const { manifest, lost } = await makeBackup(resolve(dataDir), folder, new Date())
    say(`${countOf(manifest.labs)} in ${folder}.`)
    if (lost > 0) say(`Pictures that are missing or damaged in the data, and not in the backup: ${lost}.`)
    say('It holds the signing key and the key of the invitations: keep it where only you can read it.')
  })

/** Puts a backup in the place of the data; 1 when it cannot be done. */
export const runRestore = async ({ folder, dataDir }: BackupOptions, say: Say): Promise<0 | 1> =>
  inWords(say, async () => {
    const { manifest, aside } = await restoreBackup({ folder, dataDir: resolve(dataDir), now: new Date() })
    say(`Restored ${countOf(manifest.labs)} as of ${manifest.madeAt}.`)
    if (aside !== null) say(`What was there before is in ${aside}.`)
  })

/** Says whether a backup is as it was made. */
export const runCheck = async (folder: string, say: Say): Promise<0 | 1> =>
  inWords(say, async () => {
    const manifest = await readManifest(folder)
    await checkFiles(folder, manifest)
    say(`The backup is as it was made on ${manifest.madeAt}: ${countOf(manifest.labs)}.`)
  })

const countOf = ({ length }: readonly unknown[]): string => (length === 1 ? '1 lab' : `${length} labs`)

const inWords = async (say: Say, work: () => Promise<void>): Promise<0 | 1> => {
  try {
    await work()
    return 0
  } catch (error) {
    if (error instanceof BackupProblem || error instanceof StartUpProblem) say(error.message)
    // The disk, or the right to write there: Node and SQLite both say so by a code.
    else if (error instanceof Error && 'code' in error)
      say(`It was not done, and nothing was changed: ${error.message}.`)
    else throw error
    return 1
  }
}
