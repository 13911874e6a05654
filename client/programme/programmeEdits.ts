import type { Day, Programme, Session, Week } from '#shared/programme/template.ts'

/** Changes of a programme; each gives a new one, and the same where there is nothing to change. */
type Edit = (programme: Programme) => Programme

/** The list with the one of this id moved by a step; it stays where it would leave the list. */
export const moved = <T extends { id: string }>(list: readonly T[], id: string, by: -1 | 1): T[] => {
  const from = list.findIndex((one) => one.id === id)
  const to = from + by
  const [one, other] = [list[from], list[to]]
  if (!one || !other) return [...list]
  return list.map((each, at) => (at === from ? other : at === to ? one : each))
}

const weeks =
  (change: (weeks: Week[]) => Week[]): Edit =>
  (programme) => ({ ...programme, weeks: change(programme.weeks) })

const days = (change: (days: Day[]) => Day[]): Edit =>
  weeks((all) => all.map((week) => ({ ...week, days: change(week.days) })))

export const renameWeek = (id: string, title: string): Edit =>
  weeks((all) => all.map((week) => (week.id === id ? { ...week, title } : week)))
export const addWeek = (after: number, week: Week): Edit => weeks((all) => all.toSpliced(after + 1, 0, week))
export const removeWeek = (id: string): Edit => weeks((all) => all.filter((week) => week.id !== id))
export const moveWeek = (id: string, by: -1 | 1): Edit => weeks((all) => moved(all, id, by))

export const addDay = (weekId: string, day: Day): Edit =>
  weeks((all) => all.map((week) => (week.id === weekId ? { ...week, days: [...week.days, day] } : week)))
export const removeDay = (id: string): Edit => days((all) => all.filter((day) => day.id !== id))
export const moveDay = (id: string, by: -1 | 1): Edit => days((all) => moved(all, id, by))

export const removeSession = (id: string): Edit =>
  days((all) => all.map((day) => ({ ...day, sessions: day.sessions.filter((session) => session.id !== id) })))

/** Puts a session on a day: a new one, or in the place of the one with its id, wherever that was. */
export const putSession =
  (dayId: string, session: Session): Edit =>
  (programme) => {
    const stays = programme.weeks
      .flatMap((week) => week.days)
      .some((day) => day.id === dayId && day.sessions.some(({ id }) => id === session.id))
    const without = stays ? programme : removeSession(session.id)(programme)
    return days((all) =>
      all.map((day) => {
        if (day.id !== dayId) return day
        return {
          ...day,
          sessions: stays
            ? day.sessions.map((one) => (one.id === session.id ? session : one))
            : [...day.sessions, session],
        }
      }),
    )(without)
  }

export const sessionIn = (programme: Programme, id: string): Session | null =>
  programme.weeks
    .flatMap((week) => week.days)
    .flatMap((day) => day.sessions)
    .find((session) => session.id === id) ?? null
