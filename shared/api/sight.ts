import { labMoment, type LabMoment } from './history.ts'

/** GET /api/labs/:lab/sight: the plan as it just was, a few seconds old at most, to look at until the document is here. */
export const labSight = labMoment
export type LabSight = LabMoment
