import { z } from 'zod'
import { LIMITS } from '../wire/limits.ts'

/** Text as people write it, without blanks around it, in one Unicode form. */
export const words = (most: number, least = 0) => z.string().trim().normalize('NFC').min(least).max(most)
export const label = () => words(LIMITS.titleLength, 1)
/** A seat's own words at length: an idea's, a proposal's. */
export const passage = () => words(LIMITS.roundTextLength)
