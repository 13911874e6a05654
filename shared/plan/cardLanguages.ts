import type { Plan } from './plan.ts'
import { live } from './select.ts'

/** What the cards of a lab are written in, as BCP 47 tags; `second` is empty where a lab uses one language. */
export interface CardLanguages {
  first: string
  second: string
}

export const cardLanguages = (plan: Plan): CardLanguages => {
  const lab = live(plan, 'lab')[0]
  return { first: lab?.language ?? 'en', second: lab?.secondLanguage ?? '' }
}
