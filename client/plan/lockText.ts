import type { TFunction } from 'i18next'
import type { Lock } from '#shared/plan/locks.ts'
import { fieldName } from './describeCommand.ts'

type Texts = TFunction<'plan'>

/** "“Protect the reefs” is locked by Lindiwe: agreed on Tuesday", of a refusal's params. */
export const lockedText = (t: Texts, params: Record<string, string>): string => {
  const { what = 'here', name = '', field = '', note = '', by = '' } = params
  const kind = what === 'entity' && name === '' ? 'here' : what
  const sentence = say(t, `what.${kind}`, { by, name, field: fieldName(t, field) })
  return whole(t, sentence, note)
}

/** "Locked by Lindiwe: agreed on Tuesday", beside what is locked. */
export const lockText = (t: Texts, { by, note }: Pick<Lock, 'by' | 'note'>): string =>
  whole(t, say(t, 'what.here', { by }), note)

const whole = (t: Texts, what: string, note: string): string =>
  note === '' ? say(t, 'noWhy', { what }) : say(t, 'why', { what, note })

const say = (t: Texts, key: string, params: Record<string, string>): string =>
  t(key as never, { ns: 'locks', ...params })
