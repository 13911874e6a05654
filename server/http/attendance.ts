import type { Context } from 'hono'
import { z } from 'zod'
import { openAttendanceViews } from '../attendance/attendanceView.ts'
import { markPresent, takeBackMark } from '../attendance/markPresent.ts'
import { refuse, type Outcome } from '../outcome.ts'
import type { Parts } from '../parts.ts'
import { inLab, param } from './admit.ts'
import { answerDone, answerRefusal } from './answer.ts'
import { routes, type Env } from './env.ts'

const date = z.iso.date()

export const attendanceRoutes = (parts: Parts) => {
  const views = openAttendanceViews(parts)
  const marking = async (
    c: Context<Env>,
    work: (marked: { seatId: string; day: string }) => Promise<Outcome<null>>,
  ): Promise<Response> => {
    const day = date.safeParse(param(c, 'date'))
    if (!day.success) return answerRefusal(c, refuse('invalid', 'A day is written as YYYY-MM-DD', ['date']))
    const outcome = await work({ seatId: param(c, 'seat'), day: day.data })
    views.changed(c.var.here.lab.id)
    return answerDone(c, outcome)
  }
  return routes()
    .get('/labs/:lab/attendance', inLab(parts, 'read'), async (c) => c.json(await views.of(c.var.here)))
    .put('/labs/:lab/attendance/:date/:seat', inLab(parts, 'markPresent'), async (c) =>
      marking(c, (marked) => markPresent(parts, c.var.here, marked)),
    )
    .delete('/labs/:lab/attendance/:date/:seat', inLab(parts, 'markPresent'), async (c) =>
      marking(c, (marked) => takeBackMark(parts, c.var.here, marked)),
    )
}
