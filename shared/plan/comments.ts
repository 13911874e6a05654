import type { Collection, Comment, Entity, Plan } from './plan.ts'
import { liveEntity } from './plan.ts'
import { live } from './select.ts'
import { factsOfPlan, whereaboutsOf } from './whereabouts.ts'

/** What a comment has become. */
export interface Outcome {
  linkId: string
  collection: Collection
  entity: Entity<Collection>
}

/** A comment with what was answered to it, each in the order they were written. */
export interface Thread {
  comment: Comment
  replies: readonly Comment[]
}

/** What the comments about one thing come to. */
export interface CommentCount {
  /** With the replies. */
  comments: number
  openQuestions: number
  objections: number
  dissents: number
}

interface Index {
  /** Removed ones too: answers to them may stand. */
  about: ReadonlyMap<string, readonly Comment[]>
  outcomes: ReadonlyMap<string, readonly Outcome[]>
  counts: Map<string, CommentCount | null>
}

const indexes = new WeakMap<Plan, Index>()
const NONE: readonly never[] = []

/** A plan never changes in place: who is about what is sorted out once for each of its states. */
const indexOf = (plan: Plan): Index => {
  const known = indexes.get(plan)
  if (known) return known
  const index: Index = { about: sortedOut(plan), outcomes: outcomesIn(plan), counts: new Map() }
  indexes.set(plan, index)
  return index
}

const sorted = new WeakMap<Plan['comments'], Index['about']>()

const sortedOut = ({ comments }: Plan): Index['about'] => {
  const known = sorted.get(comments)
  if (known) return known
  const about = Map.groupBy([...comments.values()].toSorted(byAge), ({ aboutId }) => aboutId)
  sorted.set(comments, about)
  return about
}

/** An id tells when it was made, by the clock of who made it. */
const byAge = (a: Comment, b: Comment): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** What a comment can become; a link from anything else settles nothing. */
const CAN_SETTLE: ReadonlySet<Collection> = new Set(['issues', 'risks', 'decisions', 'actions'])

/** Each thing once for each comment, however many links say so. */
const outcomesIn = (plan: Plan): Map<string, Outcome[]> => {
  const found = new Map<string, Map<string, Outcome>>()
  for (const link of plan.links.values()) {
    if (link.kind !== 'settles' || link.deletedAt !== null) continue
    const from = liveEntity(plan, link.fromId)
    if (!from || !CAN_SETTLE.has(from.collection) || !plan.comments.has(link.toId)) continue
    const known = found.get(link.toId) ?? new Map<string, Outcome>()
    found.set(link.toId, known)
    if (!known.has(link.fromId)) known.set(link.fromId, { linkId: link.id, ...from })
  }
  return new Map([...found].map(([id, outcomes]) => [id, [...outcomes.values()]]))
}

/** What came of a comment and is still there: issues, risks, decisions, actions. */
export const outcomesOf = (plan: Plan, commentId: string): readonly Outcome[] =>
  indexOf(plan).outcomes.get(commentId) ?? NONE

const settled = new WeakMap<Plan['links'], ReadonlyMap<string, readonly string[]>>()

/** Ids of the comments that links say each thing came of. */
const settledIn = ({ links }: Plan): ReadonlyMap<string, readonly string[]> => {
  const known = settled.get(links)
  if (known) return known
  const found = new Map<string, string[]>()
  for (const link of links.values()) {
    if (link.kind !== 'settles' || link.deletedAt !== null) continue
    const ids = found.get(link.fromId)
    if (ids) ids.push(link.toId)
    else found.set(link.fromId, [link.toId])
  }
  settled.set(links, found)
  return found
}

/** The comment that something came of, or null. */
export const settledBy = (plan: Plan, entityId: string): Comment | null => {
  for (const id of settledIn(plan).get(entityId) ?? []) {
    const comment = plan.comments.get(id)
    if (comment?.deletedAt === null) return comment
  }
  return null
}

/** Somebody said so, or something came of it. */
export const isSettled = (plan: Plan, comment: Pick<Comment, 'id' | 'resolved'>): boolean =>
  comment.resolved || outcomesOf(plan, comment.id).length > 0

const writtenAbout = (plan: Plan, id: string): readonly Comment[] => indexOf(plan).about.get(id) ?? NONE

const isLive = (comment: Comment): boolean => comment.deletedAt === null

/**
 * Comments about a thing, the oldest first, each with all that was answered below it. A removed one is among them
 * while an answer to it stands.
 */
export const threadOf = (plan: Plan, id: string): Thread[] =>
  writtenAbout(plan, id)
    .map((comment) => ({ comment, replies: repliesTo(plan, comment.id) }))
    .filter(({ comment, replies }) => isLive(comment) || replies.length > 0)

const saidIn = (threads: readonly Thread[]): Comment[] =>
  threads.flatMap(({ comment, replies }) => (isLive(comment) ? [comment, ...replies] : replies))

/** All below a comment: an answer to an answer stands in the same row. Two that answer each other end nowhere. */
const repliesTo = (plan: Plan, commentId: string): Comment[] => {
  const found = new Map<string, Comment>()
  const open = [...writtenAbout(plan, commentId)]
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.id === commentId || found.has(at.id)) continue
    found.set(at.id, at)
    open.push(...writtenAbout(plan, at.id))
  }
  return [...found.values()].filter(isLive).toSorted(byAge)
}

const heads = new WeakMap<Plan['comments'], Map<string, Comment>>()

/**
 * The comment a row of answers began with: the comment itself where it answers none, or where answers go round to it
 * again. Each is looked for once in a state of the plan: a row may be as long as a lab has comments.
 */
export const headOf = (plan: Plan, comment: Comment): Comment => {
  const known = heads.get(plan.comments) ?? new Map<string, Comment>()
  heads.set(plan.comments, known)
  const path = new Set<Comment>()
  let at = comment
  let head = known.get(at.id)
  while (!head) {
    path.add(at)
    const up = plan.comments.get(at.aboutId)
    if (up && path.has(up)) {
      for (const one of [...path].slice([...path].indexOf(up))) known.set(one.id, one)
      head = up
    } else {
      head = up ? known.get(up.id) : at
      at = up ?? at
    }
  }
  for (const one of path) if (!known.has(one.id)) known.set(one.id, head)
  return known.get(comment.id) ?? head
}

/** Dissent about a thing or about what belongs to it, with what exactly it is about; the oldest first. */
export const dissentsWithin = (plan: Plan, id: string): { comment: Comment; aboutId: string }[] => {
  const facts = factsOfPlan(plan, () => null)
  return live(plan, 'comments')
    .filter(({ kind }) => kind === 'dissent')
    .map((comment) => ({ comment, aboutId: headOf(plan, comment).aboutId }))
    .filter(({ aboutId }) => whereaboutsOf(facts, aboutId).within.includes(id))
    .toSorted((a, b) => byAge(a.comment, b.comment))
}

/** Questions that nobody has settled, the oldest first. */
export const openQuestionsOf = (plan: Plan): Comment[] =>
  live(plan, 'comments')
    .filter((comment) => comment.kind === 'question' && !isSettled(plan, comment))
    .toSorted(byAge)

/** What is said about a thing, in numbers; null where nothing is. The same object for the same state of the plan. */
export const commentCountOf = (plan: Plan, id: string): CommentCount | null => {
  const { about, counts } = indexOf(plan)
  if (!about.has(id)) return null
  const known = counts.get(id)
  if (known !== undefined) return known
  const said = saidIn(threadOf(plan, id))
  const count = said.length === 0 ? null : countOf(plan, said)
  counts.set(id, count)
  return count
}

const countOf = (plan: Plan, said: readonly Comment[]): CommentCount => ({
  comments: said.length,
  openQuestions: said.filter((c) => c.kind === 'question' && !isSettled(plan, c)).length,
  objections: said.filter(({ kind }) => kind === 'objection').length,
  dissents: said.filter(({ kind }) => kind === 'dissent').length,
})
