import type { BoardSvg } from './boardSvg.ts'

/** Points of the picture a unit of the board; less where the picture would be larger than browsers draw. */
const SHARPEST = 2
const MOST_POINTS = 60_000_000
const LONGEST_SIDE = 16_000

/** How many points a unit of a board of this size gets. */
export const pngScale = ({ width, height }: { width: number; height: number }): number =>
  Math.min(SHARPEST, LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_POINTS / (width * height)))

/** Draws it as PNG, less sharp where this browser cannot draw so much; null when it cannot draw it at all. */
export const boardPng = async (svg: BoardSvg): Promise<Blob | null> => {
  const image = await loaded(svg.text)
  for (let scale = pngScale(svg), tries = 0; tries < 3; scale /= 2, tries++) {
    const png = await drawn(image, svg, scale)
    if (png) return png
  }
  return null
}

const loaded = (text: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
    const image = new Image()
    image.addEventListener('load', () => {
      URL.revokeObjectURL(address)
      resolve(image)
    })
    image.addEventListener('error', () => {
      URL.revokeObjectURL(address)
      reject(new Error('the picture could not be drawn'))
    })
    image.src = address
  })

const drawn = (image: HTMLImageElement, { width, height }: BoardSvg, scale: number): Promise<Blob | null> => {
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(width * scale)
  canvas.height = Math.floor(height * scale)
  const context = canvas.getContext('2d')
  if (!context) return Promise.resolve(null)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
