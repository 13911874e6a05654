import { LIMITS } from '#shared/wire/limits.ts'

/** A longer side is made this long before it is sent: as many pixels as a large screen shows. */
const LONGEST = 2_560
/** Of pictures that lose something anyway. */
const QUALITY = 0.88

export type ImageProblem = 'notPicture' | 'svg' | 'tooLarge'

export interface PreparedImage {
  blob: Blob
  /** In pixels, the way up it is shown. */
  width: number
  height: number
}

/** A file as it is sent, or why it is not. A picture that moves is never drawn anew: it would stand still. */
export const prepareImage = async (file: Blob): Promise<PreparedImage | ImageProblem> => {
  if (file.type.startsWith('image/svg') || /^\s*(<\?xml|<svg)/.test(await file.slice(0, 256).text()))
    return 'svg'
  const bitmap = await createImageBitmap(file).catch(() => null) // the browser knows no picture in it
  if (!bitmap) return 'notPicture'
  const { width, height } = bitmap
  try {
    const longest = Math.max(width, height)
    const moves = file.type === 'image/gif'
    if (moves && (longest > LIMITS.imageSide || width * height > LIMITS.imagePixels)) return 'tooLarge'
    const sent = longest > LONGEST && !moves ? await drawnAnew(bitmap, file.type) : file
    if (sent.size > LIMITS.imageBytes) return 'tooLarge'
    const part = Math.min(1, LONGEST / longest)
    return { blob: sent, width: width * part, height: height * part }
  } finally {
    bitmap.close()
  }
}

/** In its own sort, where the browser writes that; a screenshot too large even so becomes a photograph. */
const drawnAnew = async (bitmap: ImageBitmap, type: string): Promise<Blob> => {
  const part = LONGEST / Math.max(bitmap.width, bitmap.height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * part))
  canvas.height = Math.max(1, Math.round(bitmap.height * part))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser draws no pictures')
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const drawn = await blobOf(canvas, type === 'image/webp' || type === 'image/png' ? type : 'image/jpeg')
  return drawn.size <= LIMITS.imageBytes ? drawn : blobOf(canvas, 'image/jpeg')
}

const blobOf = (canvas: HTMLCanvasElement, type: string): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be written'))),
      type,
      QUALITY,
    ),
  )
