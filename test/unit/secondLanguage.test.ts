import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { factsOfRow } from '#server/history/factsOfRow.ts'
import { openMirror } from '#server/history/planMirror.ts'
import { collectionMap } from '#shared/doc/layout.ts'
import { readPlan } from '#shared/doc/read.ts'
import { writeChanges, writeNewDocument } from '#shared/doc/write.ts'
import { cardLanguages } from '#shared/plan/cardLanguages.ts'
import { decide } from '#shared/plan/decide.ts'
import { CARD_COLLECTIONS, type Plan } from '#shared/plan/plan.ts'
import { live } from '#shared/plan/select.ts'
import { roadmapSchema } from '#shared/roadmap/schema.ts'
import { applyCommands } from '#test/support/completePlan.ts'
import { linkDocs } from '#test/support/localLab.ts'
import { SAMPLE as S, samplePlan, withChange } from '#test/support/samplePlan.ts'
import { allAnswers, sampleRoadmap, sampleUnsigned, testKey } from '#test/support/sampleRoadmap.ts'

/** The sample plan with every card written in French too. */
const inFrench = (): Plan => {
  let plan = withChange(samplePlan(), 'lab', S.lab, { ...samplePlan().lab.get(S.lab), secondLanguage: 'fr' })
  for (const name of CARD_COLLECTIONS)
    for (const { id } of live(plan, name)) plan = withChange(plan, name, id, { translation: `« ${id} »` })
  return plan
}

const docOf = (plan: Plan): Y.Doc => {
  const doc = new Y.Doc()
  writeNewDocument(doc, plan)
  return doc
}

test('CF11 a second language leaves roadmap, hashes and signatures as they were', async () => {
  const answers = allAnswers(samplePlan())
  expect(sampleUnsigned(inFrench(), answers)).toEqual(sampleUnsigned(samplePlan(), answers))
  const signed = await sampleRoadmap(await testKey('k'), sampleUnsigned(inFrench()))
  expect(roadmapSchema.safeParse(signed).success).toBe(true)
  expect(JSON.stringify(signed)).not.toContain('«')
})

test('CF11 a document without the fields reads as a lab of one language, and is written in two from then on', () => {
  const doc = docOf(samplePlan())
  for (const name of CARD_COLLECTIONS)
    for (const entity of collectionMap(doc, name).values()) entity.delete('translation')
  for (const entity of collectionMap(doc, 'lab').values()) entity.delete('secondLanguage')
  const { plan, unreadable } = readPlan(doc)
  expect(unreadable).toEqual([])
  expect(cardLanguages(plan)).toEqual({ first: 'en', second: '' })
  expect(plan.initiatives.get(S.farms)?.translation).toBe('')
  applyCommands(doc, [
    {
      type: 'update',
      collection: 'initiatives',
      id: S.farms,
      fields: { translation: 'Fermes' },
      base: { translation: '' },
    },
  ])
  expect(readPlan(doc).plan.initiatives.get(S.farms)?.translation).toBe('Fermes')
})

test('CF11 what is no tag of a language is refused, and read as none', () => {
  const plan = samplePlan()
  const ask = (secondLanguage: unknown) =>
    decide(
      plan,
      { type: 'update', collection: 'lab', id: S.lab, fields: { secondLanguage } },
      { now: '2014-07-08T08:00:00Z', newId: () => S.idea },
    )
  for (const tag of ['', 'fr', 'zh-Hant', 'nso', 'pt-BR']) expect(ask(tag).ok, tag).toBe(true)
  for (const tag of ['French', 'x', 'en fr', 'fr-', '<b>', 'a'.repeat(36), null, 7])
    expect(ask(tag), String(tag)).toMatchObject({ refusal: { code: 'invalidField' } })
  const doc = docOf(plan)
  collectionMap(doc, 'lab').get(S.lab)?.set('secondLanguage', 'not a tag')
  expect(cardLanguages(readPlan(doc).plan).second).toBe('')
})

test('CF7 two people who write in a card’s second words at once both keep what they wrote', () => {
  const [a, b] = [
    docOf(withChange(inFrench(), 'risks', S.permit, { translation: 'Permis lents' })),
    new Y.Doc(),
  ]
  linkDocs(a, b)()
  const write = (doc: Y.Doc, translation: string) =>
    applyCommands(doc, [
      {
        type: 'update',
        collection: 'risks',
        id: S.permit,
        fields: { translation },
        base: { translation: 'Permis lents' },
      },
    ])
  write(a, 'Les permis lents')
  write(b, 'Permis lents et chers')
  linkDocs(a, b)()
  for (const doc of [a, b])
    expect(readPlan(doc).plan.risks.get(S.permit)?.translation).toMatch(/^les permis lents et chers$/i)
})

test('CF14 the history names a card’s second words as a field of its own', () => {
  const doc = docOf(inFrench())
  const before = Y.encodeStateVector(doc)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const decision = decide(
    readPlan(doc).plan,
    {
      type: 'update',
      collection: 'issues',
      id: live(inFrench(), 'issues')[0]?.id ?? '',
      fields: { translation: 'Trop lent' },
    },
    { now: '2014-07-08T08:00:00Z', newId: () => S.idea },
  )
  if (!decision.ok) throw new Error(decision.refusal.code)
  writeChanges(doc, decision.changes, 'me')
  const { facts } = factsOfRow(openMirror(copy), {
    kind: 'update',
    bytes: Y.encodeStateAsUpdate(doc, before),
  })
  expect(facts).toMatchObject([
    { kind: 'changed', collection: 'issues', field: 'translation', after: 'Trop lent' },
  ])
})
