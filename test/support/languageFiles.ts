import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const FOLDER = 'client/i18n'

type Texts = { [key: string]: string | Texts }
const texts: z.ZodType<Texts> = z.lazy(() => z.record(z.string(), z.union([z.string(), texts])))

const flat = (tree: Texts, before: string): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value] as [string, string]] : flat(value, `${before}${key}.`),
  )

/** Every text of a language by `namespace:key`. */
export const textsOf = (language: string): Map<string, string> =>
  new Map(
    readdirSync(join(FOLDER, language))
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) =>
        flat(
          texts.parse(JSON.parse(readFileSync(join(FOLDER, language, name), 'utf8'))),
          `${name.slice(0, -'.json'.length)}:`,
        ),
      ),
  )

const FORM = /_(zero|one|two|few|many|other)$/

export interface Wording {
  /** Without the plural's form. */
  key: string
  /** By form; a text without a plural stands under ''. */
  forms: Map<string, string>
}

/** Texts with their plurals put together: what ends as a form of one does is one where the base has an `_other`. */
export const wordingsOf = (all: ReadonlyMap<string, string>): Map<string, Wording> => {
  const found = new Map<string, Wording>()
  for (const [key, text] of all) {
    const base = key.replace(FORM, '')
    const isForm = base !== key && all.has(`${base}_other`)
    const name = isForm ? base : key
    const one = found.get(name) ?? { key: name, forms: new Map<string, string>() }
    one.forms.set(isForm ? key.slice(base.length + 1) : '', text)
    found.set(name, one)
  }
  return found
}

/** What is filled in, `count` apart: a form of one or two may say it in a word. */
const filledIn = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/\{\{-?\s*([\w.]+)/g), ...text.matchAll(/\$t\(([^)]*)\)/g)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'count'),
  )
const tagsOf = (text: string): string => [...text.matchAll(/<\/?\w+\/?>/g)].map(([tag]) => tag).join()
const listed = (names: ReadonlySet<string>): string => [...names].toSorted().join(', ')

const CATEGORIES = (language: string) => new Intl.PluralRules(language).resolvedOptions().pluralCategories

/** What is wrong with a wording in a language, against the English one. */
export const faultsOf = (language: string, own: Wording, english: Wording): string[] => {
  const faults: string[] = []
  const isPlural = !english.forms.has('')
  const wanted = isPlural ? [...CATEGORIES(language)] : ['']
  for (const form of wanted) if (!own.forms.has(form)) faults.push(`${own.key} lacks ${form || 'its text'}`)
  for (const [form, text] of own.forms) {
    const name = form === '' ? own.key : `${own.key}_${form}`
    if (!wanted.includes(form) && !english.forms.has(form)) faults.push(`${name} is no form of ${language}`)
    if (text.trim() === '' && (english.forms.get(form) ?? english.forms.get('other')) !== '')
      faults.push(`${name} is empty`)
    const model = english.forms.get(form) ?? english.forms.get('other') ?? ''
    const most = filledIn(english.forms.get('other') ?? model)
    const least = isPlural && !english.forms.has(form) ? most : filledIn(model)
    const mine = filledIn(text)
    const may = new Set([...most, ...filledIn(model)])
    if (![...mine].every((name) => may.has(name)) || ![...least].every((name) => mine.has(name)))
      faults.push(`${name} fills in ${listed(mine) || 'nothing'}, not ${listed(least) || 'nothing'}`)
    if (!isPlural && text.includes('{{count') !== model.includes('{{count')) faults.push(`${name}: count`)
    if (tagsOf(text) !== tagsOf(model)) faults.push(`${name} marks ${tagsOf(text)}, not ${tagsOf(model)}`)
  }
  return faults
}
