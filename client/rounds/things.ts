import type { Plan } from '#shared/plan/plan.ts'
import { initiativesOf, live, workstreams } from '#shared/plan/select.ts'
import { LIMITS } from '#shared/wire/limits.ts'

export interface Thing {
  id: string
  label: string
}

/** The most that may be chosen from in a round. */
export const MOST_THINGS = 60

const named = (id: string, text: string): Thing[] => {
  const label = text.trim().slice(0, LIMITS.titleLength).trim()
  return label === '' ? [] : [{ id, label }]
}

/** Initiatives of a room, or of all rooms. */
export const initiativesIn = (plan: Plan, room: string): Thing[] =>
  workstreams(plan)
    .filter(({ id }) => room === '' || id === room)
    .flatMap(({ id }) => initiativesOf(plan, id))
    .flatMap(({ id, code, title }) => named(id, [code, title].filter(Boolean).join(' ')))
    .slice(0, MOST_THINGS)

export const issuesIn = (plan: Plan, room: string): Thing[] =>
  live(plan, 'issues')
    .filter(({ workstreamId }) => room === '' || workstreamId === room)
    .flatMap(({ id, text }) => named(id, text))
    .slice(0, MOST_THINGS)
