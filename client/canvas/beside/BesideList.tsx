import type { Editor } from '@tldraw/tldraw'
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { boardSelectionOf } from '../../plan/boardSelection.ts'
import { usePlan } from '../../plan/hooks.ts'
import { Loading } from '../../ui/Loading.tsx'
import { useNarrow } from '../../ui/useNarrow.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { goToPart } from '../../ui/parts/parts.ts'
import { besideShown } from './besideShown.ts'
import './beside.css'

const BoardList = lazy(() =>
  import('../../list/BoardList.tsx').then((module) => ({ default: module.BoardList })),
)

interface Props {
  editor: Editor
  binding: BoardBinding
  open: (id: string) => void
}

/** The board's list at the right of the canvas, which makes room for it. */
export const BesideList = ({ editor, binding: { lab, board }, open }: Props) => {
  const { t } = useTranslation('list')
  const shown = useSyncExternalStore(besideShown.subscribe, besideShown.get)
  const narrow = useNarrow()
  const label = usePlan((plan) => plan.workstreams.get(board)?.code ?? '')
  if (!shown || narrow) return null
  return (
    <aside className="board-list" data-part="list" aria-label={t('label')}>
      <Suspense fallback={<Loading />}>
        <BoardList
          board={board}
          label={label}
          open={open}
          show={(id) => {
            boardSelectionOf(lab, board).set({ ids: [id], by: 'list', reveal: id })
            editor.focus()
          }}
          close={besideShown.toggle}
        />
        <FocusWhereAsked />
      </Suspense>
    </aside>
  )
}

/** Who opened the list by its key goes to it, once it is there. */
const FocusWhereAsked = () => {
  useEffect(() => {
    if (besideShown.takeAsked()) goToPart('list')
  }, [])
  return null
}
