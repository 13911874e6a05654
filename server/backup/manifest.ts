import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { DATA_FILES, IMAGES_FOLDER } from '../storage/dataFiles.ts'
import { imageHash } from '#shared/api/images.ts'
import { LAB_VERSION } from '../storage/migrations.ts'
import { LOG_VERSION } from '../storage/logSchema.ts'
import { BackupProblem } from './backupProblem.ts'

export const MANIFEST = 'backup.json'

const fileEntry = z.strictObject({
  name: z.enum(DATA_FILES),
  bytes: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** What a backup says of itself. */
const manifest = z.strictObject({
  format: z.literal(1),
  /** The program that made it. */
  program: z.string(),
  /** RFC 3339, UTC. */
  madeAt: z.iso.datetime(),
  versions: z.strictObject({ lab: z.int(), log: z.int() }),
  files: z
    .array(fileEntry)
    .length(DATA_FILES.length)
    .refine((files) => new Set(files.map(({ name }) => name)).size === files.length),
  labs: z.array(
    z.strictObject({
      id: z.string(),
      slug: z.string(),
      name: z.string(),
      epoch: z.int(),
      lastSeq: z.int().nullable(),
    }),
  ),
  /** Pictures; each is a file named by its own SHA-256. Backups from before there were any do not list them. */
  images: z.array(z.strictObject({ labId: z.uuid(), sha256: imageHash })).default([]),
})
export type Manifest = z.infer<typeof manifest>

/** The data files of a folder as a manifest lists them. */
export const listFiles = (folder: string): Promise<Manifest['files']> =>
  Promise.all(
    DATA_FILES.map(async (name) => {
      const path = join(folder, name)
      return { name, bytes: (await stat(path)).size, sha256: await sha256Of(path) }
    }),
  )

export const imagePath = ({ labId, sha256 }: Manifest['images'][number]): string =>
  join(IMAGES_FOLDER, labId, sha256)

export const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** The manifest of a backup that this program can restore. */
export const readManifest = async (folder: string): Promise<Manifest> => {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null)
  if (text === null) throw new BackupProblem(`There is no backup in ${folder}: ${MANIFEST} is not there.`)
  const { success, data } = manifest.safeParse(jsonOf(text))
  if (!success)
    throw new BackupProblem(`${join(folder, MANIFEST)} is not that of a backup this program knows.`)
  if (data.versions.lab > LAB_VERSION || data.versions.log > LOG_VERSION)
    throw new BackupProblem(
      `The backup in ${folder} was made by a newer Delivery Lab (${data.program}). Restore it with that version.`,
    )
  return data
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null // which is no manifest
  }
}

/** Throws, naming the file, when one of a backup's files is not as it was made. */
export const checkFiles = async (folder: string, { files, images }: Manifest): Promise<void> => {
  const pictures = images.map((image) => ({ name: imagePath(image), sha256: image.sha256 }))
  for (const { name, sha256 } of [...files, ...pictures]) {
    const found = await sha256Of(join(folder, name)).catch(() => null)
    if (found === null) throw new BackupProblem(`${name} of the backup is missing or cannot be read.`)
    if (found !== sha256) throw new BackupProblem(`${name} of the backup was changed after it was made.`)
  }
}
