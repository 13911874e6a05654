import type * as Y from 'yjs'
import { COLLECTION_NAMES } from '../plan/plan.ts'
import { readInk, readLayout, readPlan } from './read.ts'

/** The document's entries as plain lists and records, as they go over HTTP. */
export const readMoment = (doc: Y.Doc) => {
  const { plan } = readPlan(doc)
  return {
    plan: Object.fromEntries(COLLECTION_NAMES.map((name) => [name, [...plan[name].values()]])),
    layout: Object.fromEntries(readLayout(doc)),
    ink: Object.fromEntries(readInk(doc)),
  }
}
