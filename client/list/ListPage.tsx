import { useEffect } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { boardOf } from '#shared/plan/select.ts'
import { boardSelectionOf } from '../plan/boardSelection.ts'
import { useConnection, useLiveLab, usePlan } from '../plan/hooks.ts'
import { Loading } from '../ui/Loading.tsx'
import { EntityDrawer } from '../views/EntityDrawer.tsx'
import { useOpenEntity } from '../views/useOpenEntity.ts'
import { BoardList } from './BoardList.tsx'
import classes from './ListPage.module.css'

/** A room's board as a list, on a page of its own; on a phone it is the room. */
export const ListPage = ({ workstreamId }: { workstreamId: string }) => {
  const label = usePlan((plan) => {
    const room = plan.workstreams.get(workstreamId)
    return room?.code || room?.title || ''
  })
  const drawer = useOpenEntity()
  const navigate = useNavigate()
  const loading = useConnection().kind === 'loading'
  useHere(workstreamId)
  useCardOfAddress(workstreamId)
  if (loading) return <Loading />
  return (
    <div className={classes['page']}>
      <BoardList
        board={workstreamId}
        label={label}
        open={drawer.openById}
        show={(id) => void navigate(`../canvas?card=${id}`, { relative: 'path' })}
        close={null}
      />
      {drawer.shown && <EntityDrawer {...drawer.shown} onClose={drawer.close} />}
    </div>
  )
}

/** Others see that one is in this room, pointing at nothing. */
const useHere = (board: string) => {
  const { presence } = useLiveLab()
  useEffect(() => {
    presence.set({ board, cursor: null, selection: [], view: null })
    return () => presence.set({ board: null, editing: null })
  }, [presence, board])
}

/** The card an address names is chosen once it is here. */
const useCardOfAddress = (board: string) => {
  const lab = useLiveLab()
  const [params] = useSearchParams()
  const card = params.get('card') ?? ''
  const isHere = usePlan((plan) => card !== '' && boardOf(plan, card) === board)
  useEffect(() => {
    if (isHere) boardSelectionOf(lab, board).set({ ids: [card], by: 'address', reveal: card })
  }, [lab, board, card, isHere])
}
