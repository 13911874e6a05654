import type { TFunction } from 'i18next'
import { LABEL_LENGTH } from '#shared/api/history.ts'
import { collectionOf, type Collection, type Plan } from '#shared/plan/plan.ts'
import { activityNumber, initiativeOf, liveOf } from '#shared/plan/select.ts'
import { nameOf } from '#client/plan/describeCommand.ts'
import { decimalText } from '#client/ui/moneyText.ts'
import { fieldKind } from '#client/views/entity/fieldKind.ts'
import { plainDay } from './times.ts'
import type { Told } from './told.ts'

type T = TFunction<['history', 'plan', 'common']>

/** A sentence; where it is about many words, they can be shown as what went and what came. */
export interface FactText {
  text: string
  words: { before: string; after: string } | null
}

/** A longer text is not repeated in a sentence. */
const SHORT = 80

const capital = (text: string) => text.slice(0, 1).toLocaleUpperCase() + text.slice(1)

/** What a fact is about, as the field calls it: `Activity 2.3 “Approve the plan”`. */
export const headText = (t: T, plan: Plan, told: Told): string => {
  const { collection, entityId, label } = told
  if (collection === null || entityId === null) return t('history:head.lab')
  const kind = capital(t(`plan:collection.${collection}`))
  const relation = relationText(t, plan, collection, entityId)
  if (relation !== null) return t('history:head.relation', { kind, relation })
  const activity = collection === 'activities' ? liveOf(plan, 'activities', entityId) : null
  // Numbers begin anew in every initiative.
  const number =
    activity &&
    [initiativeOf(plan, activity)?.code, activityNumber(plan, activity)].filter(Boolean).join(' · ')
  const name = label === '' ? (nameOf(plan, entityId) ?? t('plan:unnamed')) : shownLabel(label)
  return t(number ? 'history:head.numbered' : 'history:head.named', { kind, number, name })
}

/** One that is as long as may be, or was cut before half a character, is the beginning of a longer text. */
const shownLabel = (label: string) => (label.length < LABEL_LENGTH - 1 ? label : `${label.trimEnd()}…`)

const relationText = (t: T, plan: Plan, collection: Collection, id: string): string | null => {
  if (collection !== 'links' && collection !== 'dependencies') return null
  const link = plan.links.get(id)
  const ends = link ?? plan.dependencies.get(id)
  if (!ends) return null
  const name = (end: string) => nameOf(plan, end) ?? t('plan:unnamed')
  // `toId` depends on `fromId`; every other relation reads from its beginning.
  return link
    ? t('history:relation', {
        from: name(link.fromId),
        to: name(link.toId),
        kind: t(`plan:relation.${link.kind}`),
      })
    : t('history:relation', {
        from: name(ends.toId),
        to: name(ends.fromId),
        kind: t('plan:relation.dependsOn'),
      })
}

/** What became true, in a sentence without its subject. */
export const factText = (t: T, plan: Plan, told: Told): FactText =>
  told.kind === 'changed' && told.collection !== null && told.field !== null
    ? changedText(t, plan, { ...told, collection: told.collection, field: told.field })
    : { text: t(`history:kind.${told.kind}`), words: null }

type Changed = Told & { collection: Collection; field: string }

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const changedText = (t: T, plan: Plan, told: Changed): FactText => {
  const { collection, before, after } = told
  const field = t(`plan:fields.${told.field}` as never, { defaultValue: told.field })
  const only = (text: string): FactText => ({ text, words: null })
  if (told.field === 'orderKey') return only(t('history:change.order'))
  const { kind } = fieldKind(collection, told.field)
  if (kind === 'flag')
    return only(t(after === true ? 'history:change.is' : 'history:change.isNot', { field }))
  if (kind === 'organisations') return only(membersText(t, plan, field, before, after))
  if (isLong(before) || isLong(after)) return wordsText(t, field, String(before ?? ''), String(after ?? ''))
  const say = (value: unknown) => valueText(t, plan, told, value)
  if (isEmpty(before)) return only(t('history:change.set', { field, after: say(after) }))
  if (isEmpty(after)) return only(t('history:change.emptied', { field, before: say(before) }))
  const verb = kind === 'date' ? 'moved' : 'changed'
  return only(t(`history:change.${verb}`, { field, before: say(before), after: say(after) }))
}

const isLong = (value: unknown) => typeof value === 'string' && value.length > SHORT

const wordsText = (t: T, field: string, before: string, after: string): FactText => {
  const key = before === '' ? 'written' : after === '' ? 'wordsEmptied' : 'rewritten'
  return { text: t(`history:change.${key}`, { field }), words: { before, after } }
}

const membersText = (t: T, plan: Plan, field: string, before: unknown, after: unknown): string => {
  const ids = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])
  const names = (some: string[]) => some.map((id) => nameOf(plan, id) ?? t('history:gone')).join(', ')
  const added = ids(after).filter((id) => !ids(before).includes(id))
  const removed = ids(before).filter((id) => !ids(after).includes(id))
  const key = added.length === 0 ? 'left' : removed.length === 0 ? 'joined' : 'joinedAndLeft'
  return t(`history:change.${key}`, { field, added: names(added), removed: names(removed) })
}

/** A value in words: a date as a day, a reference by its name, a choice as the form calls it. */
const valueText = (t: T, plan: Plan, told: Changed, value: unknown): string => {
  const text = String(value)
  const kind = fieldKind(told.collection, told.field)
  switch (kind.kind) {
    case 'date':
      return plainDay(text)
    case 'decimal':
      return decimalText(text)
    case 'choice':
      return choiceText(t, told, text)
    case 'organisation':
    case 'activity':
    case 'indicator':
    case 'room':
      return collectionOf(plan, text) ? (nameOf(plan, text) ?? t('plan:unnamed')) : t('history:gone')
    case 'number':
      return text
    case 'flag':
    case 'organisations':
    case 'text':
    case 'line':
      return t('history:quoted', { text })
  }
}

const choiceText = (t: T, { collection, field }: Changed, value: string): string =>
  field === 'sector'
    ? t(`common:sectors.${value}` as never, { defaultValue: value })
    : t([`plan:enums.${collection}_${field}.${value}`, `plan:enums.${field}.${value}`] as never, {
        defaultValue: value,
      })
