import type { Editor } from '@tldraw/tldraw'
import { useEffect } from 'react'
import { useGuidance, useGuide } from '../../guide/useGuide.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { attachGuide } from './attachGuide.ts'
import classes from './Guided.module.css'
import { useArrival } from './useArrival.ts'

/** Where a board is shown by its address or by somebody one follows; then it has a frame in their colour. */
export const Guided = ({ editor, binding }: { editor: Editor; binding: BoardBinding }) => {
  useEffect(() => attachGuide(editor, binding), [editor, binding])
  useArrival(editor, binding)
  const { following } = useGuide()
  const led = useGuidance(({ followed }) => followed?.board === binding.board)
  if (!following || !led) return null
  return <div className={classes['frame']} style={{ borderColor: following.color }} aria-hidden />
}
