import {
  createShapeId,
  renderHtmlFromRichText,
  renderPlaintextFromRichText,
  toRichText,
  type TLRichText,
} from '@tldraw/tldraw'
import { expect, test } from 'vitest'
import { TEXT_MARKS, TEXT_NODES } from '#shared/plan/richText.ts'
import { inkMap } from '#shared/doc/layout.ts'
import { BOARD, boardPlan } from '#test/support/boardPlan.ts'
import { docOf } from '#test/support/localLab.ts'
import { noteRecord } from '#test/support/noteRecord.ts'
import { openEditor } from '#test/support/openBoard.ts'

test('AT63 every node and mark that is taken is one the editor draws', async () => {
  const { editor, close } = await openEditor(docOf(boardPlan(1)))
  const text = { type: 'text', text: 'words' }
  const drawn = (content: object) => {
    const richText = { type: 'doc', content: [content] } as TLRichText
    return renderHtmlFromRichText(editor, richText) + renderPlaintextFromRichText(editor, richText)
  }
  for (const type of TEXT_MARKS)
    expect(drawn({ type: 'paragraph', content: [{ ...text, marks: [{ type }] }] })).toContain('words')
  for (const type of TEXT_NODES)
    expect(drawn(type === 'text' ? text : { type, content: [text] })).toMatch(
      type === 'hardBreak' ? /br/ : /words/,
    )
  close()
})

test('AT63 a drawing that got into a document all the same is not drawn, and everything else is', async () => {
  const doc = docOf(boardPlan(5))
  const put = (name: string, richText: unknown) => {
    const record = noteRecord(name)
    inkMap(doc).set(record.id, { board: BOARD, record: { ...record, props: { ...record.props, richText } } })
  }
  put('evil', { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '' }] }] })
  put('honest', toRichText('An honest note'))
  const { store, close } = await openEditor(doc)
  expect(store.has(createShapeId('evil'))).toBe(false)
  expect(store.has(createShapeId('honest'))).toBe(true)
  close()
})
