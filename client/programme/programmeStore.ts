import type { ProgrammeView } from '#shared/api/programme.ts'
import { besidePlan } from '#client/plan/besidePlan.ts'

/** A lab's programme: the header, the rooms and its own page tell it from here; null before it is known. */
export const programmeOf = besidePlan<ProgrammeView | null>(null)
