import {
  createBindingId,
  createShapeId,
  renderHtmlFromRichText,
  renderPlaintextFromRichText,
  toRichText,
  type TLRichText,
} from '@tldraw/tldraw'
import { notificationsStore } from '@mantine/notifications'
import { expect, test } from 'vitest'
import { putText } from '#client/canvas/putText.ts'
import { TEXT_MARKS, TEXT_NODES } from '#shared/plan/richText.ts'
import { inkMap } from '#shared/doc/layout.ts'
import { BOARD, boardPlan } from '#test/support/boardPlan.ts'
import { docOf } from '#test/support/localLab.ts'
import { noteRecord } from '#test/support/noteRecord.ts'
import { openEditor } from '#test/support/openBoard.ts'
import { eventually } from '#test/support/eventually.ts'

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

test('AT68 what lies in itself, or hangs on what nothing hangs on, is not drawn; what lies beside it is', async () => {
  const doc = docOf(boardPlan(5))
  const put = (record: { id: string }) => inkMap(doc).set(record.id, { board: BOARD, record })
  const within = (name: string, holder: string) => put(noteRecord(name, { parentId: createShapeId(holder) }))
  const arrow = (name: string) => put(arrowRecord(name))
  const binding = (name: string, from: string, to: string) => put(bindingRecord(name, from, to))
  within('itself', 'itself')
  within('one', 'other')
  within('other', 'one')
  within('child', 'one')
  within('lost', 'nowhere')
  put(noteRecord('note'))
  within('honest', 'note')
  arrow('arrow')
  arrow('second')
  binding('self', 'arrow', 'arrow')
  binding('arrows', 'arrow', 'second')
  binding('fromNote', 'note', 'honest')
  binding('toChild', 'second', 'child')
  binding('good', 'arrow', 'note')
  const { store, close } = await openEditor(doc)
  const drawn = (name: string) => store.has(createShapeId(name)) || store.has(createBindingId(name))
  for (const name of ['itself', 'one', 'other', 'child', 'lost', 'self', 'arrows', 'fromNote', 'toChild'])
    expect(drawn(name), name).toBe(false)
  for (const name of ['note', 'honest', 'arrow', 'second', 'good']) expect(drawn(name), name).toBe(true)
  // A frame that is drawn already is put into what lies in it.
  within('note', 'honest')
  put(noteRecord('after'))
  await eventually(() => expect(drawn('after')).toBe(true))
  expect(store.get(createShapeId('note'))).toMatchObject({ parentId: 'page:page' })
  close()
})

test('AT69 words without end are refused before they are drawn, and HTML without end brings its words alone', async () => {
  const { editor, close } = await openEditor(docOf(boardPlan(1)))
  const before = editor.getCurrentPageShapeIds().size
  await putText(editor, { text: 'word '.repeat(2_000_000), html: '<b>word</b>' })
  expect(editor.getCurrentPageShapeIds().size).toBe(before)
  expect(notificationsStore.getState().notifications.at(-1)?.title).toBe('That cannot be done')
  await putText(editor, { text: 'few words', html: `<b>few words</b>${'<i></i>'.repeat(300_000)}` })
  expect(editor.getCurrentPageShapeIds().size).toBe(before + 1)
  close()
})

const arrowRecord = (name: string) => ({
  ...noteRecord(name),
  type: 'arrow',
  props: { kind: 'arc', labelColor: 'black', color: 'black', fill: 'none', dash: 'draw', size: 'm', arrowheadStart: 'none', arrowheadEnd: 'arrow', font: 'draw', start: { x: 0, y: 0 }, end: { x: 90, y: 90 }, bend: 0, text: '', labelPosition: 0.5, scale: 1, elbowMidPoint: 0.5 }, // prettier-ignore
})

const bindingRecord = (name: string, from: string, to: string) => ({
  id: createBindingId(name),
  typeName: 'binding',
  type: 'arrow',
  fromId: createShapeId(from),
  toId: createShapeId(to),
  props: { terminal: 'end', normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: 'none' }, // prettier-ignore
  meta: {},
})
