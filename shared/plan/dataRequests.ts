import type { Indicator } from './plan.ts'

/** R23: its baseline is not known, and somebody is asked for it by a day. */
export const hasDataRequest = (
  indicator: Pick<Indicator, 'baselineValue' | 'dataRequestOwnerId' | 'dataRequestDue'>,
): boolean =>
  indicator.baselineValue === null &&
  (indicator.dataRequestOwnerId !== null || indicator.dataRequestDue !== null)
