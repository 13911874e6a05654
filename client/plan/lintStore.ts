import { lint } from '#shared/plan/rules/lint.ts'
import type { Finding } from '#shared/plan/rules/finding.ts'
import { answersOf } from './answersStore.ts'
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

const createLintStore = (store: PlanStore): LintStore => {
  const listeners = new Set<() => void>()
  const answers = answersOf(store)
  let judged: ReturnType<PlanStore['get']>['plan'] | null = null
  let judgedBy = answers.get()
  let result = resultOf([])
  let timer: ReturnType<typeof setTimeout> | null = null
  let unsubscribe = () => {}

  const judge = () => {
    const { plan } = store.get()
    if (plan === judged && answers.get() === judgedBy) return
    judged = plan
    judgedBy = answers.get()
    result = resultOf(lint(plan, judgedBy))
  }
  const run = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const before = result
    judge()
    if (result !== before) for (const listener of listeners) listener()
  }
  const begin = () => {
    judge()
    const leavePlan = store.subscribe(({ origin }) => {
      // A plan that has just been opened must not look as if the rules had nothing to say about it.
      if (origin === 'reset') run()
      else timer ??= setTimeout(run, LINT_EVERY_MS)
    })
    const leaveAnswers = answers.subscribe(run)
    unsubscribe = () => {
      leavePlan()
      leaveAnswers()
    }
  }
  const end = () => {
    unsubscribe()
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  return {
    get: () => {
      if (listeners.size === 0 && judged === null) judge()
      return result
    },
    subscribe: (listener) => {
      if (listeners.size === 0) begin()
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) end()
      }
    },
  }
}
