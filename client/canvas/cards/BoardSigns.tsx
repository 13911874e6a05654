import { useEffect } from 'react'
import type { BoardBinding } from '../bindBoard.ts'
import { useSigns } from './useSigns.ts'

/** Tells the cards who has signed; apart, so that an answer of the server renders nothing else. */
export const BoardSigns = ({ binding }: { binding: BoardBinding }) => {
  const signs = useSigns()
  useEffect(() => binding.inward.setSigns(signs), [binding, signs])
  return null
}
