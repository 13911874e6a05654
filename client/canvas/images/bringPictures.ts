import { createShapeId, type Editor, type TLShapeId, type VecLike } from '@tldraw/tldraw'
import { sendImage } from '../../api/images.ts'
import { asFailure } from '../../api/apiFailure.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { imageAssetId, isImage } from './imageAsset.ts'
import { noticeBringing, noticeNotBrought, type NotBrought } from './imageNotices.tsx'
import { prepareImage } from './prepareImage.ts'

/** How long the longer side of a picture is when it comes, in canvas units: as wide as two cards. */
const SIDE = 480
const GAP = 24

/**
 * Brings files onto a board as pictures, one after the other, side by side from `point` on (the middle of the view
 * without one). Those that cannot be kept are named with the reason, and do not keep the others away.
 */
export const bringPictures = async (
  editor: Editor,
  binding: BoardBinding,
  files: readonly File[],
  point?: VecLike,
): Promise<void> => {
  if (editor.getIsReadonly() || !binding.lab.canEdit()) return
  const { x, y } = point ?? editor.getViewportPageBounds().center
  const at = freeFrom(editor, { x, y })
  const not: NotBrought[] = []
  const placed: TLShapeId[] = []
  for (const [index, file] of files.entries()) {
    const told = noticeBringing(file.name, { index, count: files.length })
    const found = await brought(binding, file, told.part)
    told.end()
    if (!('hash' in found)) {
      not.push({ file, problem: found })
      continue
    }
    if (editor.isDisposed) return
    placed.push(place(editor, binding, found, at))
    at.x += found.w + GAP
  }
  if (placed.length > 0) {
    editor.setCurrentTool('select')
    editor.setSelectedShapes(placed)
  }
  if (not.length > 0) noticeNotBrought(not, (again) => void bringPictures(editor, binding, again, point))
}

interface Brought {
  hash: string
  type: string
  w: number
  h: number
}

/** The picture as the lab has it now, or why it has not. */
export const brought = async (
  { lab }: BoardBinding,
  file: File,
  onPart: (part: number) => void,
): Promise<Brought | NotBrought['problem']> => {
  const prepared = await prepareImage(file)
  if (typeof prepared === 'string') return { code: prepared }
  try {
    const { sha256, type, width, height } = await sendImage(lab.session.lab.id, prepared.blob, onPart)
    const part = Math.min(1, SIDE / Math.max(width, height))
    return { hash: sha256, type, w: Math.max(1, width * part), h: Math.max(1, height * part) }
  } catch (error) {
    return asFailure(error)
  }
}

/** Where no other picture has its middle: one that is brought after another does not hide it. */
const freeFrom = (editor: Editor, from: VecLike): { x: number; y: number } => {
  const middles = editor.getCurrentPageShapes().flatMap((shape) => {
    const bounds = isImage(shape) ? editor.getShapePageBounds(shape) : undefined
    return bounds ? [bounds.center] : []
  })
  const at = { x: from.x, y: from.y }
  while (middles.some(({ x, y }) => Math.hypot(x - at.x, y - at.y) < GAP)) {
    at.x += 2 * GAP
    at.y += 2 * GAP
  }
  return at
}

const place = (
  editor: Editor,
  { lab }: BoardBinding,
  { hash, type, w, h }: Brought,
  at: VecLike,
): TLShapeId => {
  const id = createShapeId()
  lab.checkpoint()
  editor.createShapes([
    {
      id,
      type: 'image',
      x: at.x - w / 2,
      y: at.y - h / 2,
      props: { assetId: imageAssetId(hash), w, h },
      meta: { type },
    },
  ])
  return id
}
