import { Tldraw, useTldrawUser, type Editor, type TLUserPreferences } from '@tldraw/tldraw'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLanguage } from '../i18n/current.ts'
import { useIsDark } from '../look/useLook.ts'
import { useConnection, useLint } from '../plan/hooks.ts'
import { useCanEditIn, useLocks } from '../plan/useLock.ts'
import { ArrangeBar } from './arrange/ArrangeBar.tsx'
import { AreaHint } from './areas/AreaHint.tsx'
import { ASSET_URLS } from './assetUrls.ts'
import { attachEditor } from './attachEditor.ts'
import { attachKeys, type OpenCard } from './attachKeys.ts'
import { BesideList } from './beside/BesideList.tsx'
import type { BoardBinding } from './bindBoard.ts'
import { COMPONENTS } from './boardComponents.tsx'
import { BOARD_CAMERA, BOARD_OPTIONS } from './boardOptions.ts'
import { BoardSigns } from './cards/BoardSigns.tsx'
import { BINDING_UTILS, OWN_SHAPE_UTILS } from './boardShapes.ts'
import { CARD_TOOLS } from './cards/CardTool.ts'
import { EmptyHint } from './EmptyHint.tsx'
import { Guided } from './guided/Guided.tsx'
import { BoardHead } from './head/BoardHead.tsx'
import { PastedRows } from './making/PastedRows.tsx'
import { WhatNext } from './making/WhatNext.tsx'
import { WritingHint } from './making/WritingHint.tsx'
import { openingView } from './openingView.ts'
import { overridesIn } from './overrides.ts'
import { SelectionBar } from './SelectionBar.tsx'
import '@tldraw/tldraw/tldraw.css'
import './canvas.css'

/** The editor of one board. */
export const BoardEditor = ({ binding, open }: { binding: BoardBinding; open: OpenCard }) => {
  const { seat, canvasLicenceKey } = binding.lab.session
  const [editor, setEditor] = useState<Editor | null>(null)
  const [preferences, setPreferences] = useState<TLUserPreferences>({
    id: seat.id,
    name: seat.name,
  })
  const language = useLanguage()
  const overrides = useMemo(() => overridesIn(language), [language])
  const colorScheme = useIsDark() ? 'dark' : 'light'
  const seen = useMemo(
    () => ({ ...preferences, locale: language, colorScheme }) as const,
    [preferences, language, colorScheme],
  )
  const user = useTldrawUser({ userPreferences: seen, setUserPreferences: setPreferences })
  const latestOpen = useRef(open)
  useEffect(() => {
    latestOpen.current = open
  })
  const onMount = useCallback(
    (mounted: Editor) => {
      // Only now: an editor that begins with a full store goes through all of it several times.
      const disconnect = binding.connect()
      const detach = attachEditor(mounted, binding)
      const detachKeys = attachKeys(mounted, binding, (id) => latestOpen.current(id))
      setEditor(mounted)
      return () => {
        detachKeys()
        detach()
        disconnect()
        setEditor(null)
      }
    },
    [binding],
  )
  return (
    <>
      <div className="board-head-row" data-part="head">
        {editor && <BoardHead editor={editor} binding={binding} />}
        {editor && <WhatNext editor={editor} binding={binding} />}
      </div>
      <div className="board-canvas" dir="ltr">
        <Tldraw
          store={binding.store}
          shapeUtils={OWN_SHAPE_UTILS}
          bindingUtils={BINDING_UTILS}
          tools={CARD_TOOLS}
          components={COMPONENTS}
          overrides={overrides}
          assetUrls={ASSET_URLS}
          options={BOARD_OPTIONS}
          cameraOptions={BOARD_CAMERA}
          user={user}
          autoFocus={false}
          onMount={onMount}
          {...(canvasLicenceKey !== null && { licenseKey: canvasLicenceKey })}
        />
        {editor && (
          <>
            <BoardState editor={editor} binding={binding} />
            <Guided editor={editor} binding={binding} />
            <BoardSigns binding={binding} />
            <AreaHint editor={editor} binding={binding} />
            <SelectionBar editor={editor} binding={binding} open={open} />
            <ArrangeBar editor={editor} binding={binding} />
            <EmptyHint editor={editor} binding={binding} />
            <WritingHint editor={editor} binding={binding} />
            <PastedRows editor={editor} binding={binding} />
          </>
        )}
      </div>
      {editor && <BesideList editor={editor} binding={binding} open={open} />}
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
