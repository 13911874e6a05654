import { useEditor, useValue, type TLFrameShape } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import { lockText } from '../../plan/lockText.ts'
import { allowsOf, areaLock } from './areaLocks.ts'
import './areas.css'

/** On a locked area's head: that it is, what may still be done, and by whom; its edge is hatched or dotted. */
export const AreaLockMark = ({ shape }: { shape: TLFrameShape }) => {
  const { t } = useTranslation('areas')
  const { t: tPlan } = useTranslation('plan')
  const { store } = useEditor()
  const lock = useValue('lock of the area', () => areaLock(store, shape.id), [store, shape.id])
  if (!lock) return null
  const allows = allowsOf(lock)
  return (
    <>
      <div className="area-edge" data-allows={allows} aria-hidden />
      <div className="area-mark" style={{ maxWidth: `calc(var(--tl-zoom) * ${shape.props.w}px)` }}>
        <span className="area-mark-words" data-allows={allows} title={lockText(tPlan, lock)}>
          {t(`mark.${allows}`, { by: lock.by })}
        </span>
      </div>
    </>
  )
}
