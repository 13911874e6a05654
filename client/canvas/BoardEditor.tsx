import { Tldraw, useTldrawUser, type Editor, type TLUserPreferences } from '@tldraw/tldraw'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useConnection, useLint } from '../plan/hooks.ts'
import { useCanEditIn, useLocks } from '../plan/useLock.ts'
import { ASSET_URLS } from './assetUrls.ts'
import { attachEditor } from './attachEditor.ts'
import { attachKeys, type OpenCard } from './attachKeys.ts'
import type { BoardBinding } from './bindBoard.ts'
import { COMPONENTS } from './boardComponents.tsx'
import { OWN_SHAPE_UTILS } from './boardShapes.ts'
import { CARD_TOOLS } from './CardTool.ts'
import { EmptyHint } from './EmptyHint.tsx'
import { BoardHead } from './head/BoardHead.tsx'
import { openingView } from './openingView.ts'
import { OVERRIDES } from './overrides.ts'
import { SelectionBar } from './SelectionBar.tsx'
import '@tldraw/tldraw/tldraw.css'
import './canvas.css'

const OPTIONS = { maxPages: 1 }

/** The editor of one board. */
export const BoardEditor = ({ binding, open }: { binding: BoardBinding; open: OpenCard }) => {
  const { seat, canvasLicenceKey } = binding.lab.session
  const [editor, setEditor] = useState<Editor | null>(null)
  const [preferences, setPreferences] = useState<TLUserPreferences>({
    id: seat.id,
    name: seat.name,
    locale: 'en',
    colorScheme: 'light',
  })
  const user = useTldrawUser({ userPreferences: preferences, setUserPreferences: setPreferences })
  const latestOpen = useRef(open)
  useEffect(() => {
    latestOpen.current = open
  })
  const onMount = useCallback(
    (mounted: Editor) => {
      const detach = attachEditor(mounted, binding)
      const detachKeys = attachKeys(mounted, binding, (id) => latestOpen.current(id))
      setEditor(mounted)
      return () => {
        detachKeys()
        detach()
        setEditor(null)
      }
    },
    [binding],
  )
  return (
    <>
      <div className="board-head-row">{editor && <BoardHead editor={editor} binding={binding} />}</div>
      <div className="board-canvas">
        <Tldraw
          store={binding.store}
          shapeUtils={OWN_SHAPE_UTILS}
          tools={CARD_TOOLS}
          components={COMPONENTS}
          overrides={OVERRIDES}
          assetUrls={ASSET_URLS}
          options={OPTIONS}
          user={user}
          autoFocus={false}
          onMount={onMount}
          {...(canvasLicenceKey !== null && { licenseKey: canvasLicenceKey })}
        />
        {editor && (
          <>
            <BoardState editor={editor} binding={binding} />
            <SelectionBar editor={editor} binding={binding} open={open} />
            <EmptyHint editor={editor} binding={binding} />
          </>
        )}
      </div>
    </>
  )
}

/** What the rest of the page knows and the canvas must follow: who may edit, what the rules say, what is loaded. */
const BoardState = ({ editor, binding }: { editor: Editor; binding: BoardBinding }) => {
  const canEdit = useCanEditIn(binding.board)
  const locks = useLocks()
  const { byEntity } = useLint()
  const loading = useConnection().kind === 'loading'
  useEffect(() => {
    editor.updateInstanceState({ isReadonly: !canEdit })
    if (!canEdit) binding.faces.editing.set(null)
  }, [editor, binding, canEdit])
  useEffect(() => {
    const counts = [...byEntity].map(
      ([id, found]) => [id, found.filter((f) => f.severity === 'error').length] as const,
    )
    binding.inward.setErrors(new Map(counts.filter(([, count]) => count > 0)))
  }, [binding, byEntity])
  useEffect(() => binding.inward.setLocks(locks), [binding, locks])
  useEffect(() => {
    if (!loading) return openingView(editor, binding)
  }, [editor, binding, loading])
  return null
}
