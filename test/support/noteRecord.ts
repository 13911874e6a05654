import { createShapeId, toRichText } from '@tldraw/tldraw'

/** A sticky note as the board keeps it. */
export const noteRecord = (id: string, change: Partial<Record<string, unknown>> = {}) => ({
  id: createShapeId(id),
  typeName: 'shape',
  type: 'note',
  parentId: 'page:page',
  index: 'a1',
  x: 10,
  y: 20,
  rotation: 0,
  isLocked: false,
  opacity: 1,
  meta: {},
  props: {
    color: 'yellow',
    labelColor: 'black',
    size: 's',
    font: 'sans',
    fontSizeAdjustment: 0,
    align: 'middle',
    verticalAlign: 'middle',
    growY: 0,
    url: '',
    scale: 1,
    richText: toRichText(''),
  },
  ...change,
})
