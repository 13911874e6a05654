import { readFile } from 'node:fs/promises'

/** A file's bytes, or a sentence about why there are none. */
export const readBytes = async (file: string): Promise<Uint8Array | { problem: string }> => {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      return { problem: `Cannot read ${file} (${String(error.code)}).` }
    throw error
  }
}
