import { lint, lintSteps } from '#shared/plan/rules/lint.ts'
import type { Finding } from '#shared/plan/rules/finding.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { RequestAnswers } from '#shared/plan/requests.ts'
import { answersOf } from './answersStore.ts'
import { inSlices } from './inSlices.ts'
import type { PlanStore } from './liveLab.ts'

/** Findings of the whole plan, also by the entity and by the field they are about. */
export interface LintResult {
  findings: readonly Finding[]
  byEntity: ReadonlyMap<string, readonly Finding[]>
  /** By `fieldKey(id, field)`. */
  byField: ReadonlyMap<string, readonly Finding[]>
  /** By the initiative whose agreement they concern. */
  byInitiative: ReadonlyMap<string, readonly Finding[]>
}

export interface LintStore {
  get: () => LintResult
  subscribe: (listener: () => void) => () => void
}

/** Rules run at most this often, so that typing stays smooth in a plan of 3,000 rows. */
const LINT_EVERY_MS = 300

export const fieldKey = (id: string, field: string): string => `${id} ${field}`

const resultOf = (findings: readonly Finding[]): LintResult => ({
  findings,
  byEntity: Map.groupBy(findings, (f) => f.path.id),
  byField: Map.groupBy(findings, (f) => fieldKey(f.path.id, f.path.field)),
  byInitiative: Map.groupBy(
    findings.filter((f) => f.initiativeId !== null),
    (f) => f.initiativeId ?? '',
  ),
})

const stores = new WeakMap<PlanStore, LintStore>()

/** The one lint of a plan store, however many screens look at it. It runs only while someone does. */
export const lintOf = (store: PlanStore): LintStore => {
  const known = stores.get(store)
  if (known) return known
  const made = createLintStore(store)
  stores.set(store, made)
  return made
}

/** The rules' last word, and of which plan and answers it is. */
const openVerdict = (store: PlanStore) => {
  const answers = answersOf(store)
  let judged: { plan: Plan | null; by: RequestAnswers } = { plan: null, by: answers.get() }
  let result = resultOf([])
  const now = () => ({ plan: store.get().plan, by: answers.get() })
  const take = (of: { plan: Plan; by: RequestAnswers }, found: readonly Finding[]) => {
    judged = of
    result = resultOf(found)
  }
  return {
    answers,
    get: () => result,
    isNew: () => judged.plan === null,
    holds: () => store.get().plan === judged.plan && answers.get() === judged.by,
    atOnce: () => {
      const of = now()
      take(of, lint(of.plan, of.by))
    },
    /** What it returns stops it. */
    inSlices: (done: () => void) => {
      const of = now()
      return inSlices(lintSteps(of.plan, of.by), (found) => {
        take(of, found)
        done()
      })
    },
  }
}

const createLintStore = (store: PlanStore): LintStore => {
  const listeners = new Set<() => void>()
  const verdict = openVerdict(store)
  /** Stops what waits or runs; null while nothing does. */
  let cancel: (() => void) | null = null
  let unsubscribe = () => {}

  const stop = () => {
    cancel?.()
    cancel = null
  }
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const run = () => {
    stop()
    if (verdict.holds()) return
    verdict.atOnce()
    tell()
  }
  const soon = () => {
    if (cancel) return
    const timer = setTimeout(() => {
      cancel = verdict.inSlices(() => {
        cancel = null
        tell()
        if (listeners.size > 0 && !verdict.holds()) soon()
      })
    }, LINT_EVERY_MS)
    cancel = () => clearTimeout(timer)
  }
  const begin = () => {
    if (!verdict.holds()) verdict.atOnce()
    const leavePlan = store.subscribe(({ origin }) => {
      // A plan that has just been opened must not look as if the rules had nothing to say about it.
      if (origin === 'reset') run()
      else soon()
    })
    const leaveAnswers = verdict.answers.subscribe(run)
    unsubscribe = () => {
      leavePlan()
      leaveAnswers()
      stop()
    }
  }
  return {
    get: () => {
      if (listeners.size === 0 && verdict.isNew()) verdict.atOnce()
      return verdict.get()
    },
    subscribe: (listener) => {
      if (listeners.size === 0) begin()
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) unsubscribe()
      }
    },
  }
}
