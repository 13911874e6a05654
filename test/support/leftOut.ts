import { shapeOf, type Place } from './jsonPlaces.ts'

/** What 1.1 added to a roadmap, and leaves out where there is nothing to say. */
export const LEFT_OUT_WHERE_EMPTY = [
  '$.decisions',
  '$.actions',
  '$.counts.decisions',
  '$.counts.actions',
  '$.dependencies.*.answer',
  '$.risks.*.state',
  '$.risks.*.reviewDate',
  '$.risks.*.trigger',
  '$.decisions.*.settles',
  '$.actions.*.settles',
  '$.dissents.*.settledBy',
]

export const mayBeMissing = (place: Place): boolean => LEFT_OUT_WHERE_EMPTY.includes(shapeOf(place))
