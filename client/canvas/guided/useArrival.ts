import type { Editor } from '@tldraw/tldraw'
import { useEffect, useRef } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { boardOf } from '#shared/plan/select.ts'
import { readSpot } from '../../guide/addresses.ts'
import { useConnection, usePlan } from '../../plan/hooks.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { cameraOf } from './cameraFor.ts'
import { goToCard } from './goToCard.ts'

/** Shows what the page's address asks for, once for each time it is opened: `?card=<id>`, or `?at=x,y,zoom`. */
export const useArrival = (editor: Editor, binding: BoardBinding): void => {
  const { key } = useLocation()
  const [params] = useSearchParams()
  const at = params.get('at')
  const card = params.get('card')
  const loading = useConnection().kind === 'loading'
  const isHere = usePlan((plan) => card !== null && boardOf(plan, card) === binding.board)
  const arrived = useRef<string | null>(null)
  useEffect(() => {
    if (loading || arrived.current === key) return
    binding.inward.flush()
    const spot = readSpot(at)
    const glide = arrived.current !== null
    if (card !== null) {
      if (isHere && goToCard(editor, card, { glide })) arrived.current = key
    } else {
      arrived.current = key
      if (spot) editor.setCamera(cameraOf(editor, { middle: spot, zoom: spot.zoom }), { immediate: true })
    }
  }, [editor, binding, loading, key, at, card, isHere])
}
