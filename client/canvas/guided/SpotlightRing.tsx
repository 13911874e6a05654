import { useEditor, useValue } from '@tldraw/tldraw'
import { useHall } from '../../hall/useHall.ts'
import { cardShapeId } from '../ids.ts'
import classes from './SpotlightRing.module.css'

/** Space between a card and its ring, in units of the board. */
const AROUND = 10
/** Of its line, in pixels of the screen. */
const LINE = 4

/** Around the card that everyone is pointed at, near and from far. */
export const SpotlightRing = () => {
  const editor = useEditor()
  const entity = useHall().spotlight?.entity ?? null
  const box = useValue(
    'spotlight',
    () => (entity === null ? null : (editor.getShapePageBounds(cardShapeId(entity)) ?? null)),
    [editor, entity],
  )
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor])
  if (!box) return null
  const style = {
    transform: `translate(${box.x - AROUND}px, ${box.y - AROUND}px)`,
    width: box.w + 2 * AROUND,
    height: box.h + 2 * AROUND,
    outlineWidth: LINE / zoom,
  }
  return <div className={classes['ring']} style={style} data-testid="spotlight-ring" aria-hidden />
}
