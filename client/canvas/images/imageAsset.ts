import type { TLAssetId, TLAssetStore, TLImageAsset, TLImageShape, TLShape } from '@tldraw/tldraw'
import { IMAGE_ASSET, imageHashOf } from '#shared/plan/inkAllowed.ts'
import { imagePath } from '../../api/images.ts'

/** A picture is known by its hash alone: whatever else its record might say of where it is, is not asked. */
export const imageAssetId = (hash: string): TLAssetId => `${IMAGE_ASSET}${hash}` as TLAssetId

export const isImage = (shape: TLShape): shape is TLImageShape => shape.type === 'image'

/** What the editor wants to know of a picture, made from the shape that shows it; kept nowhere. */
export const imageAsset = (labId: string, shape: TLImageShape): TLImageAsset | null => {
  const { assetId, w, h } = shape.props
  const hash = imageHashOf(assetId)
  if (hash === null) return null
  const type = shape.meta['type']
  return {
    id: imageAssetId(hash),
    typeName: 'asset',
    type: 'image',
    props: {
      name: '',
      src: imagePath(labId, hash),
      w,
      h,
      mimeType: typeof type === 'string' ? type : null,
      isAnimated: false,
    },
    meta: {},
  }
}

/** Pictures are fetched from the lab's own folder of this server and from nowhere else. */
export const boardAssets = (labId: string): TLAssetStore => ({
  upload: () => Promise.reject(new Error('pictures are brought by bringPictures')),
  resolve: (asset) => {
    const hash = imageHashOf(asset.id)
    return hash === null ? null : imagePath(labId, hash)
  },
})
