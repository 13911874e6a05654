import { useEffect } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { inkSpot } from '#shared/plan/inkSpot.ts'
import { boardOf } from '#shared/plan/select.ts'
import type { Box } from '#shared/plan/whereabouts.ts'
import { guideOf } from '../guide/guide.ts'
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
  const lab = useLiveLab()
  const loading = useConnection().kind === 'loading'
  useHere(workstreamId)
  useCardOfAddress(workstreamId)
  if (loading) return <Loading />
  return (
    <div data-part="list" className={classes['page']}>
      <BoardList
        board={workstreamId}
        label={label}
        open={drawer.openById}
        show={(id) => {
          const box = inkSpot((at) => lab.store.get().ink.get(at), id)?.box
          if (box) guideOf(lab).want(workstreamId, around(box))
          void navigate(box ? '../canvas' : `../canvas?card=${id}`, { relative: 'path' })
        }}
        close={null}
      />
      {drawer.shown && <EntityDrawer {...drawer.shown} onClose={drawer.close} />}
    </div>
  )
}

/** A drawing with room around it, as a view of its board. */
const around = ({ x, y, w, h }: Box) => ({ x: x - 400, y: y - 300, w: w + 800, h: h + 600 })

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
