import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { epochReader } from './epochReader.ts'
import { userVersion } from './userVersion.ts'

/** A lab as both databases have it. */
interface StoredLab {
  id: string
  slug: string
  name: string
  epoch: number
  /** Its last row in the log; null for a lab whose log has none. */
  lastSeq: number | null
}

export interface StoreFacts {
  /** `user_version` of lab.sqlite and log.sqlite. */
  versions: { lab: number; log: number }
  labs: StoredLab[]
  /** The pictures `lab.sqlite` names; they are files beside it. */
  images: StoredImage[]
}

export interface StoredImage {
  labId: string
  sha256: string
}

/** The version of lab.sqlite that first had pictures. */
const WITH_IMAGES = 3

const imageRow = z.object({ labId: z.string(), sha256: z.string() })
const checkRow = z.object({ integrity_check: z.string() })
const labRow = z.object({ id: z.string(), slug: z.string(), name: z.string(), epoch: z.int() })
const lastRow = z.object({ seq: z.int() })
const frozenRow = z.object({ seq: z.int().nullable() })

/** Reads a folder's two databases whole; what is wrong with them, in words, if anything is. */
export const inspectStore = (folder: string): { facts: StoreFacts; problem: string | null } => {
  const lab = new DatabaseSync(join(folder, 'lab.sqlite'), { timeout: 5_000 })
  try {
    const log = new DatabaseSync(join(folder, 'log.sqlite'), { timeout: 5_000 })
    try {
      const facts = factsOf(lab, log)
      return {
        facts,
        problem: damage(lab, 'lab.sqlite') ?? damage(log, 'log.sqlite') ?? disagreement(lab, log, facts),
      }
    } finally {
      log.close()
    }
  } finally {
    lab.close()
  }
}

const damage = (db: DatabaseSync, name: string): string | null => {
  const { integrity_check: found } = checkRow.parse(db.prepare('pragma integrity_check(1)').get())
  return found === 'ok' ? null : `${name} is damaged: ${found}`
}

const factsOf = (lab: DatabaseSync, log: DatabaseSync): StoreFacts => {
  const last = log.prepare('select seq from log where lab = ? order by epoch desc, seq desc limit 1')
  const labs = lab
    .prepare('select id, slug, name, epoch from labs order by id')
    .all()
    .map((row) => labRow.parse(row))
  const images =
    userVersion(lab) < WITH_IMAGES
      ? []
      : lab.prepare('select labId, sha256 from images order by labId, sha256').all()
  return {
    versions: { lab: userVersion(lab), log: userVersion(log) },
    images: images.map((row) => imageRow.parse(row)),
    labs: labs.map((one) => {
      const found = last.get(one.id)
      return { ...one, lastSeq: found === undefined ? null : lastRow.parse(found).seq }
    }),
  }
}

/** The relations speak of rows of the log: it has to have them, of the same document. */
const disagreement = (lab: DatabaseSync, log: DatabaseSync, { labs }: StoreFacts): string | null => {
  const frozen = lab.prepare('select max(logSeq) as seq from versions where labId = ?')
  const epochOf = epochReader(log)
  for (const { id, slug, epoch, lastSeq } of labs) {
    const { seq } = frozenRow.parse(frozen.get(id))
    if (lastSeq === null) return `log.sqlite has no document of the lab "${slug}"`
    if (seq !== null && seq > lastSeq) return `log.sqlite ends before the last version of the lab "${slug}"`
    if (epochOf(id) !== epoch) return `the two databases disagree on the epoch of the lab "${slug}"`
  }
  return null
}
