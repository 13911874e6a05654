import { useEditor, useValue, type TLFrameShape } from '@tldraw/tldraw'
import { useTranslation } from 'react-i18next'
import { allowsOf, lockWords } from '../../locks/areaLockWords.ts'
import { areaLock } from './areaLocks.ts'
import '../cards/signs.css'
import './areas.css'

/** On a locked area's head: that it is, what may still be done, and by whom; its edge is hatched or dotted. */
export const AreaLockMark = ({ shape }: { shape: TLFrameShape }) => {
  const { t } = useTranslation('areas')
  const { store } = useEditor()
  const lock = useValue('lock of the area', () => areaLock(store, shape.id), [store, shape.id])
  if (!lock) return null
  const allows = allowsOf(lock)
  return (
    <>
      <div className="area-edge" data-allows={allows} aria-hidden />
      <div className="area-mark" style={{ maxWidth: `calc(var(--tl-zoom) * ${shape.props.w}px)` }}>
        <span className="area-mark-words" data-allows={allows} title={lockWords(t, lock)}>
          {t(`mark.${allows}`, { by: lock.by })}
        </span>
      </div>
    </>
  )
}
