import type { Editor } from '@tldraw/tldraw'
import { useEffect, useState } from 'react'
import type { CardCollection } from '#shared/plan/plan.ts'
import { RangeDialog } from '../../making/RangeDialog.tsx'
import type { BoardBinding } from '../bindBoard.ts'
import { isCard } from '../cards/cardShape.ts'
import { focusCanvas } from '../focusCanvas.ts'
import { attachRanges, type PastedRange } from './attachRanges.ts'
import { relatedTo, shortName } from './relatedTo.ts'
import { rowsToCards } from './rowsToCards.ts'

const MENU = 'pasted rows'

/** What is pasted or dropped as rows, looked at before it becomes cards. */
export const PastedRows = ({ editor, binding }: { editor: Editor; binding: BoardBinding }) => {
  const [range, setRange] = useState<PastedRange | null>(null)
  useEffect(() => attachRanges(editor, binding, setRange), [editor, binding])
  const shown = range !== null
  useEffect(() => {
    if (!shown) return
    // Keys and the clipboard are the dialog's while it is open.
    editor.menus.addOpenMenu(MENU)
    return () => editor.menus.deleteOpenMenu(MENU)
  }, [editor, shown])
  if (!range) return null

  const { plan } = binding.lab.store.get()
  const only = editor.getOnlySelectedShape()
  const selected = isCard(only) ? only.props.entityId : null
  const related = (collection: CardCollection) => {
    const id = relatedTo(plan, collection, selected)
    const name = shortName(plan, id)
    return id === null ? null : { id, name: name ?? '' }
  }
  const close = () => {
    setRange(null)
    focusCanvas(editor)
  }
  return (
    <RangeDialog
      table={range.table}
      kind={related('activities') ? 'activities' : related('initiatives') ? 'initiatives' : 'issues'}
      relatedTo={related}
      make={(made) => {
        if (rowsToCards(editor, binding, { ...made, point: range.point })) close()
      }}
      asText={() => {
        range.asText()
        close()
      }}
      close={close}
    />
  )
}
