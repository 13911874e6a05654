import type { TLFrameShape, TLShape } from '@tldraw/tldraw'

/** A frame, which is an area of its board. */
export const isArea = (shape: TLShape): shape is TLFrameShape => shape.type === 'frame'
