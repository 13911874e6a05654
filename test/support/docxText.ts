import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A Word document as LibreOffice reads it, as text; `folder` is for its files. */
export const docxText = async (docx: Uint8Array, folder: string): Promise<string> => {
  writeFileSync(join(folder, 'day.docx'), docx)
  await promisify(execFile)('soffice', [
    `-env:UserInstallation=file://${folder}/profile`,
    '--headless',
    '--convert-to',
    'txt:Text (encoded):UTF8',
    '--outdir',
    folder,
    join(folder, 'day.docx'),
  ])
  return readFileSync(join(folder, 'day.txt'), 'utf8')
}
