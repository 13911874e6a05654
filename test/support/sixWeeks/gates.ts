import { programmeView } from '#shared/api/programme.ts'
import { gateOf, type Gate } from '#shared/programme/gate.ts'
import type { Seat } from './seat.ts'

/** How a week's gate stands, as a page of this seat would tell it: from its own plan and the server's answer. */
export const gateFor = async (seat: Seat, week: number): Promise<Gate> => {
  const { programme, facts, ticks, overrules } = await seat.call(programmeView, 'GET', '/programme')
  const found = programme.weeks[week - 1]
  if (!found) throw new Error(`The programme has no week ${week}`)
  const told = { ...facts, agreed: new Set(facts.agreed), scored: new Set(facts.scored) }
  return gateOf(found, { plan: seat.plan(), facts: told, ticks, overrules })
}

/** What it still waits for, each thing once. */
export const missingFor = async (seat: Seat, week: number): Promise<string[]> => {
  const { cells } = await gateFor(seat, week)
  return [...new Set(cells.filter(({ there }) => !there).map(({ artefact }) => artefact.check))].toSorted()
}
