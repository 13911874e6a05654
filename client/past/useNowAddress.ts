import { useLocation, useParams } from 'react-router'

/** The address of the same view of the same room as it is now. */
export const useNowAddress = (): string => {
  const { lab = '', room = '' } = useParams()
  const view = useLocation().pathname.split('/').at(-1)
  return `/labs/${lab}/rooms/${room}/${view === 'canvas' || view === 'plan' ? view : ''}`
}
