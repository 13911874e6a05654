import { DefaultCanvas, useEditor, type TLCanvasComponentProps } from '@tldraw/tldraw'
import { useEffect, useRef } from 'react'
import { SpotlightRing } from '../guided/SpotlightRing.tsx'
import { attachPicture } from './attachPicture.ts'
import { sightOf } from './sight.ts'
import './far.css'
import '../relations.css'

/** The editor's canvas, which has to know what is in view before it makes its first element. */
export const BoardCanvas = (props: TLCanvasComponentProps) => {
  sightOf(useEditor())
  return <DefaultCanvas {...props} />
}

/** Where cards and relations are drawn from far: between the frames and the drawings, in the board's own space. */
export const FarCanvas = () => {
  const editor = useEditor()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => (canvas.current ? attachPicture(editor, canvas.current) : undefined), [editor])
  return (
    <>
      <canvas ref={canvas} className="board-picture" aria-hidden="true" />
      <SpotlightRing />
    </>
  )
}
