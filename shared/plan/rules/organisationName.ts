import type { Organisation } from '../plan.ts'

export const organisationName = ({ acronym, name }: Organisation): string => acronym || name
