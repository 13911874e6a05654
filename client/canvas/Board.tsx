import { createTLStore } from '@tldraw/tldraw'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CARD_COLLECTIONS, type CardCollection } from '#shared/plan/plan.ts'
import { useLiveLab, usePlan } from '../plan/hooks.ts'
import { bindBoard } from './bindBoard.ts'
import { BINDING_UTILS, SHAPE_UTILS } from './boardShapes.ts'
import { BoardEditor } from './BoardEditor.tsx'
import { boardAssets } from './images/imageAsset.ts'
import { BOARD_HELP } from './keys/attachCanvasFocus.ts'
import { noticeRefused, noticeRemoved } from './notices.tsx'
import { toleratePing } from './toleratePing.ts'
import './keys/keys.css'

const EntityDrawer = lazy(() =>
  import('../views/EntityDrawer.tsx').then((module) => ({ default: module.EntityDrawer })),
)

const Outline = lazy(() => import('./ears/Outline.tsx').then((module) => ({ default: module.Outline })))

interface Opened {
  collection: CardCollection
  id: string
}

/** A workstream's board: its cards and relations as the plan has them, and free drawing beside them. */
const Board = ({ workstreamId }: { workstreamId: string }) => {
  const { t } = useTranslation(['canvas', 'keys'])
  const lab = useLiveLab()
  const [opened, setOpened] = useState<Opened | null>(null)

  useEffect(toleratePing, [])
  const binding = useMemo(
    () =>
      bindBoard({
        store: createTLStore({
          shapeUtils: SHAPE_UTILS,
          bindingUtils: BINDING_UTILS,
          assets: boardAssets(lab.session.lab.id),
        }),
        lab,
        board: workstreamId,
        onRefused: noticeRefused,
        onRemoved: noticeRemoved,
      }),
    [lab, workstreamId],
  )

  const room = usePlan(({ workstreams }) => workstreams.get(workstreamId)?.code ?? '')
  const open = (id: string) => {
    const { plan } = lab.store.get()
    const collection = CARD_COLLECTIONS.find((name) => plan[name].has(id))
    if (collection) setOpened({ collection, id })
  }
  return (
    <section className="board" aria-label={t('label')}>
      <p id={BOARD_HELP} className="visually-hidden">
        {t('help', { ns: 'keys' })}
      </p>
      <BoardEditor key={binding.store.id} binding={binding} open={open} />
      <Suspense>
        <Outline board={workstreamId} room={room} />
      </Suspense>
      {opened && (
        <Suspense>
          <EntityDrawer {...opened} side="left" onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </section>
  )
}

export default Board
