import { readFile } from 'node:fs/promises'
import i18next from 'i18next'
import { z } from 'zod'
import type { Finding, Severity } from '#shared/plan/rules/finding.ts'
import { findingWords } from '#shared/plan/rules/findingWords.ts'

const texts = z.record(z.string(), z.unknown())

const namespace = async (name: string): Promise<Record<string, unknown>> => {
  const file = new URL(`../../client/i18n/en/${name}.json`, import.meta.url)
  return texts.parse(JSON.parse(await readFile(file, 'utf8')))
}

/** The words of the screen, from the same files. */
export interface LintTexts {
  finding: (finding: Finding) => string
  severity: (severity: Severity) => string
  /** Of the namespace `checks`. */
  t: (key: string, filled?: Record<string, string | number>) => string
}

export const loadLintTexts = async (): Promise<LintTexts> => {
  const [plan, checks] = await Promise.all([namespace('plan'), namespace('checks')])
  const i18n = i18next.createInstance()
  await i18n.init({
    lng: 'en',
    resources: { en: { plan, checks } },
    interpolation: { escapeValue: false },
  })
  return {
    finding: (finding) => {
      const { key, filled } = findingWords(finding)
      return i18n.t(key, { ns: 'plan', ...filled })
    },
    severity: (severity) => i18n.t(`severity.${severity}`, { ns: 'plan' }),
    t: (key, filled = {}) => i18n.t(key, { ns: 'checks', ...filled }),
  }
}
