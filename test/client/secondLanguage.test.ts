import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { collectionMap } from '#shared/doc/layout.ts'
import { CARD_COLLECTIONS } from '#shared/plan/plan.ts'
import type { LiveLab } from '#client/plan/liveLab.ts'
import { labOf } from '#client/lab/labOf.ts'
import { secondLanguageCommands } from '#client/lab/settings/secondLanguage.ts'
import { docOf, linkDocs, openLocalLab } from '#test/support/localLab.ts'
import { SAMPLE as S, samplePlan } from '#test/support/samplePlan.ts'

/** Two people with a document from before cards could be written in two languages. */
const twoPeople = async () => {
  const first = docOf(samplePlan())
  for (const name of CARD_COLLECTIONS)
    for (const entity of collectionMap(first, name).values()) entity.delete('translation')
  const second = new Y.Doc()
  const cut = linkDocs(first, second)
  const [a, b] = [await openLocalLab('A', first), await openLocalLab('B', second)]
  return { a: a.lab, b: b.lab, cut, relink: () => linkDocs(first, second) }
}

const choose = (lab: LiveLab, tag: string) => {
  const { plan } = lab.store.get()
  const entity = labOf(plan)
  return entity && lab.dispatchAll(secondLanguageCommands(plan, entity, tag))
}
const write = (lab: LiveLab, translation: string, base = '') =>
  lab.dispatch({
    type: 'update',
    collection: 'risks',
    id: S.permit,
    fields: { translation },
    base: { translation: base },
  })
const written = (lab: LiveLab) => {
  lab.dispatch({ type: 'ink', id: 'shape:flush', record: null }) // takes in first what others did
  return lab.store.get().plan.risks.get(S.permit)?.translation ?? ''
}

test('CF15 two who write the first second words of an old card while apart both keep theirs', async () => {
  const { a, b, cut, relink } = await twoPeople()
  expect(choose(a, 'fr')?.ok).toBe(true)
  expect(labOf(a.store.get().plan)?.secondLanguage).toBe('fr')
  written(b)
  cut()
  write(a, 'Permis')
  write(b, 'Licences')
  relink()
  for (const lab of [a, b]) {
    expect(written(lab)).toContain('Permis')
    expect(written(lab)).toContain('Licences')
  }
})

test('CF15 taking back that one chose the language, or began the words, leaves what others wrote', async () => {
  const { a, b } = await twoPeople()
  choose(a, 'fr')
  written(b)
  write(b, 'Permis')
  expect(written(a)).toBe('Permis')
  a.undo()
  expect(labOf(a.store.get().plan)?.secondLanguage).toBe('')
  expect(written(a)).toBe('Permis')
  a.redo()
  expect(labOf(a.store.get().plan)?.secondLanguage).toBe('fr')
  for (const lab of [a, b]) expect(written(lab)).toBe('Permis')
  write(a, 'Les Permis', 'Permis')
  a.undo()
  for (const lab of [a, b]) expect(written(lab)).toBe('Permis')
})

test('CF15 choosing a language writes nothing where every card has its place already', async () => {
  const doc = docOf(samplePlan())
  const { lab } = await openLocalLab('A', doc)
  choose(lab, 'fr')
  const before = Y.encodeStateVector(doc)
  choose(lab, 'fr')
  expect(Y.encodeStateVector(doc)).toEqual(before)
})
