import { NO_ANSWERS } from '#shared/plan/requests.ts'
import { besidePlan } from './besidePlan.ts'

/** What rooms have answered one another: a plan's rules and its pages judge by the same answers. */
export const answersOf = besidePlan(NO_ANSWERS)
