import { FrameShapeUtil, type TLFrameShape } from '@tldraw/tldraw'
import { bindingOf } from '../bindBoard.ts'
import { areaAria } from './areaAria.ts'
import { AreaLockMark } from './AreaLockMark.tsx'
import { stopsWriting } from './stopsDrawing.ts'

/**
 * A frame is an area under the cards, not a box they are put into: what lies in it is the board's, goes along when it
 * is moved, and stays when it goes.
 */
export class BoardFrameUtil extends FrameShapeUtil {
  override canReceiveNewChildrenOfType(): boolean {
    return false
  }
  override onDragShapesIn(): void {
    // Nothing is put into an area.
  }
  override canEdit(shape?: TLFrameShape): boolean {
    return !shape || stopsWriting(bindingOf(this.editor), shape) === null
  }
  override getAriaDescriptor(shape: TLFrameShape): string {
    return areaAria(bindingOf(this.editor), shape)
  }
  override component(shape: TLFrameShape) {
    return (
      <>
        {super.component(shape)}
        <AreaLockMark shape={shape} />
      </>
    )
  }
}
