import { parentPort } from 'node:worker_threads'
import { diaryBlocks, diaryTitle } from '#shared/diary/diaryBlocks.ts'
import { diaryOf } from '#shared/diary/diaryOf.ts'
import type { Call, Reply } from '../storage/answeringThread.ts'
import { diaryTexts } from './diaryTexts.ts'
import { docxOf } from './docxOf.ts'
import type { DiaryRequest } from './messages.ts'
import { pdfOf } from './pdfOf.ts'
import { planOfMoment } from './planOfMoment.ts'

/* The thread that writes the diary, so that nobody who works in a lab waits for it. It keeps nothing. */

const port = parentPort
if (!port) throw new Error('the diary is written in a worker thread')

const answer = async (request: DiaryRequest): Promise<unknown> => {
  if (request.kind === 'entry') {
    const [from, to] = [planOfMoment(request.from), planOfMoment(request.to)]
    const { lab } = request.about
    const language = [...to.lab.values()][0]?.language ?? lab.language
    return diaryOf({ ...request.about, lab: { ...lab, language }, from, to })
  }
  const texts = await diaryTexts(request.language)
  const file = {
    title: diaryTitle(request.entry, texts),
    blocks: diaryBlocks(request.entry, texts),
    madeAt: new Date(request.entry.until),
    texts,
  }
  return request.format === 'docx' ? docxOf(file) : pdfOf(file)
}

const reply = (message: Reply): void => port.postMessage(message)

port.on('message', ({ id, request }: Call<DiaryRequest>) => {
  answer(request).then(
    (value) => reply({ id, result: { ok: true, value } }),
    (error: unknown) => reply({ id, result: { ok: false, message: String(error) } }),
  )
})
