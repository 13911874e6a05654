import { keptImage, type KeptImage } from '#shared/api/images.ts'
import { ApiFailure, failureOf } from './apiFailure.ts'
import { labPath } from './labs.ts'

/** Where a lab's picture is, on this server. */
export const imagePath = (labId: string, hash: string): string => labPath(labId, `/images/${hash}`)

/**
 * Brings a picture into a lab; `onPart` is told which part of it is there, from 0 to 1. Rejects with an `ApiFailure`.
 * Not by `fetch`, which does not say how far it is.
 */
export const sendImage = (labId: string, image: Blob, onPart: (part: number) => void): Promise<KeptImage> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', labPath(labId, '/images'))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0))
    request.addEventListener('error', () => reject(new ApiFailure('offline', 0, 'no answer')))
    request.addEventListener('load', () => {
      const body = jsonOf(request.responseText)
      if (request.status < 200 || request.status > 299) return reject(failureOf(request.status, body))
      const kept = keptImage.safeParse(body)
      if (kept.success) return resolve(kept.data)
      reject(new ApiFailure('unreadable', request.status, kept.error.message))
    })
    request.send(image)
  })

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null // a proxy's page, say: the status judges it
  }
}
