import { ImportProvider } from '#client/exchange/importContext.ts'
import { PlanTable } from './PlanTable.tsx'

interface Props {
  workstreamId: string
  /** The card that the page's address names: its details are opened. */
  card?: string | null
}

/** The 3-feet plan of a room. */
export const PlanPage = ({ workstreamId, card = null }: Props) => (
  <ImportProvider workstreamId={workstreamId}>
    <PlanTable room={workstreamId} card={card} />
  </ImportProvider>
)
