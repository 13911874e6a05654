import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { canonicalBytes, canonicalText } from '#shared/roadmap/canonical.ts'
import { hashesOf } from '#shared/roadmap/hashes.ts'
import type { Roadmap } from '#shared/roadmap/schema.ts'
import { openSigner, type Signer } from '#server/agreement/signing.ts'
import { auditRows, brokenAuditRow } from '#server/storage/audit.ts'
import { runExport } from '#server/cli/runExport.ts'
import { runImport } from '#server/cli/runImport.ts'
import { runVerify } from '#server/cli/runVerify.ts'
import type { Say } from '#server/cli/say.ts'
import { openDatabase, type Db } from '#server/storage/database.ts'
import { insertReleasedLab } from '#test/support/releasedLab.ts'
import { deliveryLab } from '#test/support/runNode.ts'
import { sampleRoadmap, sampleUnsigned, testKey } from '#test/support/sampleRoadmap.ts'

let folder: string
let dataDir: string
let db: Db
let signer: Signer
let versions: Roadmap[]
const file = (name: string) => join(folder, name)
/** What a command says and returns, without the cost of a process. */
const heard = async (command: (say: Say) => Promise<number>): Promise<{ code: number; said: string }> => {
  const lines: string[] = []
  const code = await command((line) => lines.push(line))
  return { code, said: lines.join('\n') }
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roadmaps-'))
  dataDir = await mkdtemp(join(tmpdir(), 'data-'))
  db = openDatabase(dataDir)
  signer = await openSigner(dataDir)
  const { hashes: _hashes, ...first } = sampleUnsigned()
  const second = { ...first, roadmap: { ...first.roadmap, version: 2 } }
  versions = await Promise.all([first, second].map((v) => signer.sign({ ...v, hashes: hashesOf(v) })))
})
afterEach(async () => {
  await db.destroy()
  await rm(folder, { recursive: true })
  await rm(dataDir, { recursive: true })
})

describe('RM26 delivery-lab export', () => {
  test('writes the newest or the named version byte for byte, beside a server that is writing', async () => {
    await insertReleasedLab(db, versions)
    const writer = new DatabaseSync(join(dataDir, 'lab.sqlite'))
    writer.exec("BEGIN IMMEDIATE; UPDATE labs SET name = 'half written'")
    try {
      const newest = await deliveryLab(['export', 'oceans', '-o', file('new.json'), '--data-dir', dataDir])
      expect(newest).toMatchObject({ code: 0, stderr: '' })
      expect(newest.stdout).toContain('Oceans, version 2')
      expect(await readFile(file('new.json'), 'utf8')).toBe(canonicalText(versions[1]))
      const first = ['export', 'oceans', '--version', '1', '-o', file('old.json')]
      expect(await deliveryLab(first, { DATA_DIR: dataDir })).toMatchObject({ code: 0 })
      expect(await readFile(file('old.json'))).toEqual(Buffer.from(canonicalBytes(versions[0])))
    } finally {
      writer.close()
    }
  })

  test('what it wrote is valid for whoever has the server’s keys', async () => {
    await insertReleasedLab(db, versions)
    expect(await heard((say) => runExport({ lab: 'oceans', dataDir, output: file('r.json') }, say))).toEqual({
      code: 0,
      said: `Oceans, version 2, written to ${file('r.json')}.`,
    })
    await writeFile(file('jwks.json'), JSON.stringify(signer.jwks()))
    const verified = heard((say) => runVerify({ file: file('r.json'), jwks: file('jwks.json') }, say))
    expect(await verified).toMatchObject({ code: 0 })
  })

  test('no lab, no version, no data: says so, writes nothing and makes nothing', async () => {
    await insertReleasedLab(db, [])
    for (const [options, words] of [
      [{ lab: 'ocean', dataDir }, 'There is no lab "ocean"'],
      [{ lab: 'oceans', dataDir }, 'has not released a roadmap yet'],
      [{ lab: 'oceans', dataDir, version: 3 }, 'not released a version 3'],
      [{ lab: 'oceans', dataDir: file('nowhere') }, 'no Delivery Lab data'],
    ] as const) {
      const ran = await heard((say) => runExport({ ...options, output: file('none.json') }, say))
      expect(ran.code, words).toBe(1)
      expect(ran.said).toContain(words)
    }
    await expect(stat(file('none.json'))).rejects.toThrow()
    await expect(stat(file('nowhere'))).rejects.toThrow()
  })
})

describe('IM6 delivery-lab import', () => {
  const importing = (name: string, jwks?: string) =>
    heard((say) => runImport({ file: file(name), dataDir, jwks: jwks && file(jwks) }, say))
  const imports = () => db.selectFrom('imports').selectAll().execute()

  test('takes a roadmap in once, however often it is imported and however it is spaced', async () => {
    await writeFile(file('r.json'), canonicalText(versions[0]))
    await writeFile(file('spaced.json'), JSON.stringify(versions[0], null, 2))
    const first = await deliveryLab(['import', file('r.json'), '--data-dir', dataDir])
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toContain('Oceans, version 1: imported; its signer is known.')
    for (const name of ['r.json', 'spaced.json'])
      expect((await importing(name)).said).toContain('was already here')
    expect(await imports()).toMatchObject([
      { labName: 'Oceans', version: 1, signature: 'verified', initiatives: 2, activities: 6, indicators: 2 },
    ])
    const audit = await auditRows(db)
    expect(audit.map((row) => row.act)).toEqual(['roadmapImported'])
    expect(brokenAuditRow(audit)).toBeNull()
  })

  test('two versions are two', async () => {
    for (const [at, roadmap] of versions.entries()) {
      await writeFile(file(`${at}.json`), canonicalText(roadmap))
      expect(await importing(`${at}.json`)).toMatchObject({ code: 0 })
    }
    expect((await imports()).map((row) => row.version)).toEqual([1, 2])
  })

  test('a changed file is refused, the part named, and nothing kept', async () => {
    await writeFile(file('c.json'), canonicalText(versions[0]).replace('Sites leased', 'Sites bought'))
    const ran = await importing('c.json')
    expect(ran).toMatchObject({ code: 1 })
    expect(ran.said).toContain('changed after its release: initiative AQ-1 "Twenty-four farms".')
    const { signature } = versions[1]!
    await writeFile(file('swapped.json'), canonicalText({ ...versions[0], signature }))
    expect((await importing('swapped.json')).said).toContain('The signature does not fit')
    await writeFile(file('none.json'), '{}')
    expect((await importing('none.json')).said).toContain('not a roadmap')
    expect(await imports()).toEqual([])
    expect(await auditRows(db)).toEqual([])
  })

  test('another server’s roadmap is marked unverified, unless its keys are given', async () => {
    const key = await testKey('elsewhere')
    await writeFile(file('e.json'), canonicalText(await sampleRoadmap(key)))
    await writeFile(file('jwks.json'), JSON.stringify(key.jwks))
    expect((await importing('e.json')).said).toContain('its signer is not known here')
    expect(await imports()).toMatchObject([{ signature: 'unverified' }])
    const { lab, ...rest } = sampleUnsigned()
    const elsewhere = { ...rest, lab: { ...lab, slug: 'other' } }
    const signed = await sampleRoadmap(key, { ...elsewhere, hashes: hashesOf(elsewhere) })
    await writeFile(file('f.json'), canonicalText(signed))
    const trusted = await importing('f.json', 'jwks.json')
    expect(trusted.said).toContain('imported; its signer is known')
  })
})
