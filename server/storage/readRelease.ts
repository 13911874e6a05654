import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

const labRow = z.object({ id: z.string(), name: z.string() })
const roadmapRow = z.object({ version: z.number(), body: z.instanceof(Uint8Array) })

export type Release = { name: string; version: number; body: Uint8Array } | { problem: string }

/** A released roadmap as it was stored, read beside a running server; null asks for the newest version. */
export const readRelease = (dataDir: string, lab: string, version: number | null): Release => {
  const file = join(dataDir, 'lab.sqlite')
  if (!existsSync(file)) return { problem: `There is no Delivery Lab data in ${dataDir}.` }
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
  try {
    return findRelease(database, lab, version)
  } finally {
    database.close()
  }
}

const findRelease = (database: DatabaseSync, lab: string, version: number | null): Release => {
  const found = database.prepare('SELECT id, name FROM labs WHERE slug = ? OR id = ?').get(lab, lab)
  if (!found) return { problem: `There is no lab "${lab}".` }
  const { id, name } = labRow.parse(found)
  const row =
    version === null
      ? database
          .prepare('SELECT version, body FROM roadmaps WHERE labId = ? ORDER BY version DESC LIMIT 1')
          .get(id)
      : database
          .prepare('SELECT version, body FROM roadmaps WHERE labId = ? AND version = ?')
          .get(id, version)
  if (row) return { name, ...roadmapRow.parse(row) }
  return {
    problem:
      version === null
        ? `${name} has not released a roadmap yet.`
        : `${name} has not released a version ${version}.`,
  }
}
