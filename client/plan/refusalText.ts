import type { TFunction } from 'i18next'
import type { Refusal } from '#shared/plan/commands.ts'
import type { RejectedReason } from '#client/sync/kept.ts'
import { lockedText } from './lockText.ts'

/** Params of refusals that are names of the code, with where their words are. */
const WORDS: Record<string, string> = {
  from: 'collection',
  to: 'collection',
  collection: 'collection',
  kind: 'relation',
}

/** The sentence that says why the plan does not take an edit. `t` is of the namespace `plan`. */
export const refusalText = (t: TFunction<'plan'>, refusal: Refusal): string => {
  if (refusal.code === 'locked') return lockedText(t, refusal.params)
  const params = Object.fromEntries(
    Object.entries(refusal.params).map(([name, value]) => {
      const words = name === 'field' ? `fields.${value}` : WORDS[name] && `${WORDS[name]}.${value}`
      return [name, words ? t(words as never, { defaultValue: value }) : value]
    }),
  )
  return t(`refusals.${refusal.code}`, params)
}

/** Why an edit is not in the plan, in one sentence. */
export const rejectedText = (t: TFunction<'plan'>, reason: RejectedReason): string => {
  switch (reason.kind) {
    case 'plan':
      return refusalText(t, reason.refusal)
    case 'server':
      return t(`rejected.${reason.reason}`)
    case 'undo':
      return t('rejected.undo')
  }
}
