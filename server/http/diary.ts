import { validator } from 'hono/validator'
import { z } from 'zod'
import { diaryQuery } from '#shared/api/diary.ts'
import { openDiary } from '../diary/openDiary.ts'
import { notFound, refuse } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { inLab, param } from './admit.ts'
import { answer, answerRefusal } from './answer.ts'
import { routes } from './env.ts'

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

const fileName = z
  .string()
  .transform((name) => /^(?<date>[^.]+)\.(?<format>docx|pdf|json)$/.exec(name)?.groups)
  .pipe(z.object({ date: z.iso.date(), format: z.enum(['docx', 'pdf', 'json']) }))

export const diaryRoutes = (parts: Parts) => {
  const diary = openDiary(parts)
  return routes()
    .get(
      '/labs/:lab/diary',
      inLab(parts, 'read'),
      validator('query', (query, c) => {
        const parsed = diaryQuery.safeParse(query)
        if (parsed.success) return parsed.data
        return answerRefusal(c, refuse('invalid', 'A day is written as YYYY-MM-DD', ['before']))
      }),
      async (c) => answer(c, await diary.days(c.var.here, c.req.valid('query').before), (days) => days),
    )
    .get('/labs/:lab/diary/:file', inLab(parts, 'read'), async (c) => {
      const asked = fileName.safeParse(param(c, 'file'))
      if (!asked.success) return answerRefusal(c, notFound())
      const { date, format } = asked.data
      const { here } = c.var
      if (format === 'json') return answer(c, await diary.entry(here, date), (entry) => entry)
      const file = await diary.file(here, { date, format, language: c.req.query('lang') })
      if (!file.ok) return answerRefusal(c, file)
      c.header('Content-Type', TYPES[format])
      c.header('Content-Disposition', `attachment; filename="${here.lab.slug}-diary-${date}.${format}"`)
      return c.body(file.value)
    })
}
