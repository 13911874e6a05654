import type { Source } from './walls.ts'
import { testTitles } from './testTitles.ts'

interface Rule {
  id: string
  /** Files of tests that the row names. */
  where: string[]
}

const ROW = /^\| *([A-Z]{1,3}\d{1,3}) *\|(.+)\|(.+)\|\s*$/gm
const ID = /\b([A-Z]{1,3})(\d{1,3})\b(?:–\1(\d{1,3})\b)?/g

const rulesOf = (spec: string): Rule[] =>
  [...spec.matchAll(ROW)].map(([, id = '', , where = '']) => ({
    id,
    where: [...where.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
  }))

/** Ids in a text; `R1–R7` is seven of them. */
export const idsIn = (text: string): string[] =>
  [...text.matchAll(ID)].flatMap(([, area = '', from = '', to = from]) =>
    Array.from(
      { length: Math.max(0, Number(to) - Number(from) + 1) },
      (_, at) => `${area}${Number(from) + at}`,
    ),
  )

/** What is wrong between the list of rules and the tests, as sentences. */
export const disagreements = (spec: string, tests: readonly Source[]): string[] => {
  const rules = rulesOf(spec)
  const known = new Set(rules.map((rule) => rule.id))
  const areas = new Set(rules.map((rule) => rule.id.replace(/\d+/, '')))
  const titles = tests.flatMap(({ path, text }) => testTitles(path, text).map((title) => ({ path, title })))
  const cited = new Set(titles.flatMap(({ path, title }) => idsIn(title).map((id) => `${id} ${path}`)))
  const missing = (id: string) => areas.has(id.replace(/\d+/, '')) && !known.has(id)
  return [
    ...rules
      .filter((rule, at) => rules.findIndex((r) => r.id === rule.id) < at)
      .map((r) => `${r.id} is listed twice`),
    ...rules.filter((rule) => rule.where.length === 0).map((rule) => `${rule.id} names no test`),
    ...rules.flatMap(({ id, where }) =>
      where
        .filter((path) => !cited.has(`${id} ${path}`))
        .map((path) => `${id} is cited by no test of ${path}`),
    ),
    ...titles
      .filter(({ title }) => !idsIn(title).some((id) => known.has(id)))
      .map(({ path, title }) => `${path}: no rule is cited by "${title}"`),
    ...titles.flatMap(({ path, title }) =>
      idsIn(title)
        .filter(missing)
        .map((id) => `${path}: ${id}, cited by "${title}", is not listed`),
    ),
    ...idsIn(spec)
      .filter(missing)
      .map((id) => `${id} is named in the text but not listed`),
  ]
}
