import { mkdirSync } from 'node:fs'
import { chmod, copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { IMAGES_FOLDER } from '../storage/dataFiles.ts'
import { syncToDisk } from '../storage/durable.ts'
import { imagePath, sha256Of, type Manifest } from './manifest.ts'

type Images = Manifest['images']

/** Those that lie in a folder as they were kept: one that was lost is no reason to be without a backup of the rest. */
export const soundImages = async (folder: string, images: Images): Promise<Images> => {
  const sound: Images = []
  for (const image of images)
    if ((await sha256Of(join(folder, imagePath(image))).catch(() => null)) === image.sha256) sound.push(image)
  return sound
}

/** Copies pictures from one folder into another and brings them on disk; its folder of pictures is there afterwards. */
export const copyImages = async (from: string, to: string, images: Images): Promise<void> => {
  const folder = join(to, IMAGES_FOLDER)
  mkdirSync(folder, { mode: 0o700 })
  const labs = new Set(images.map(({ labId }) => labId))
  for (const labId of labs) mkdirSync(join(folder, labId), { mode: 0o700 })
  for (const image of images) {
    const path = join(to, imagePath(image))
    await copyFile(join(from, imagePath(image)), path)
    await chmod(path, 0o600)
    syncToDisk(path)
  }
  for (const labId of labs) syncToDisk(join(folder, labId))
  syncToDisk(folder)
}
