import type { Editor, TLContent, TLShape, VecLike } from '@tldraw/tldraw'
import { imageHashOf, inkAllowed } from '#shared/plan/inkAllowed.ts'
import type { BoardBinding } from '../bindBoard.ts'
import { isCard } from '../cards/cardShape.ts'
import { relationOfShapeId } from '../ids.ts'
import { bringPictures, brought } from './bringPictures.ts'
import { imageAssetId, isImage } from './imageAsset.ts'
import { noticeLeftOut, noticeNotBrought, type NotBrought } from './imageNotices.tsx'

/**
 * Puts down what was copied on a board, here or elsewhere. A picture of another board is brought into this lab; what
 * would load something from elsewhere stays out, and one says so.
 */
export const pasteContent = async (
  editor: Editor,
  binding: BoardBinding,
  content: TLContent,
  point: VecLike | undefined,
): Promise<void> => {
  if (editor.getIsReadonly()) return
  const not: NotBrought[] = []
  const shapes: TLShape[] = []
  for (const shape of content.shapes) {
    const taken = isImage(shape) ? await ownImage(editor, binding, content, shape, not) : shape
    if (taken && isTaken(taken)) shapes.push(unlocked(taken))
  }
  if (editor.isDisposed) return
  const ids = new Set(shapes.map(({ id }) => id))
  const rootShapeIds = content.rootShapeIds.filter((id) => ids.has(id))
  const bindings = (content.bindings ?? []).filter(({ fromId, toId }) => ids.has(fromId) && ids.has(toId))
  binding.lab.checkpoint()
  if (shapes.length > 0)
    editor.putContentOntoCurrentPage(
      { ...content, shapes, bindings, rootShapeIds, assets: [] },
      { select: true, ...(point && { point }) },
    )
  const left = content.shapes.length - shapes.length - not.length
  if (left > 0) noticeLeftOut(left)
  if (not.length > 0) noticeNotBrought(not, (files) => void bringPictures(editor, binding, files, point))
}

const isTaken = (shape: TLShape): boolean =>
  isCard(shape) || relationOfShapeId(shape.id) !== null || inkAllowed({ ...shape })

const unlocked = <S extends TLShape>(shape: S): S => ({ ...shape, isLocked: false })

/** The same shape with a picture of this lab, or null when there is none to be had. */
const ownImage = async (
  editor: Editor,
  binding: BoardBinding,
  content: TLContent,
  shape: TLShape & { props: { assetId: string | null } },
  not: NotBrought[],
): Promise<TLShape | null> => {
  const { assetId } = shape.props
  if (assetId !== null && imageHashOf(assetId) !== null && editor.store.has(assetId as never)) return shape
  const asset = content.assets.find(({ id }) => id === assetId)
  const src = asset?.type === 'image' ? asset.props.src : null
  if (!asset || asset.type !== 'image' || !src?.startsWith('data:image/')) return null
  const blob = await (await fetch(src)).blob()
  const file = new File([blob], asset.props.name || 'picture', { type: blob.type })
  const found = await brought(binding, file, () => {})
  if (!('hash' in found)) {
    not.push({ file, problem: found })
    return null
  }
  return {
    ...shape,
    props: { ...shape.props, assetId: imageAssetId(found.hash) },
    meta: { type: found.type },
  }
}
