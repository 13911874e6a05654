import { addedSince, histogramOf, type Histogram } from './histogram.ts'
import type { Sample } from './reading.ts'

type Labels = Readonly<Record<string, string>>

/** Two readings of one server and the time between them. */
export interface Span {
  seconds: number
  /** The latest value, or null when the server does not tell it. */
  now(name: string, labels?: Labels): number | null
  /** What was added to a counter meanwhile, over all its labels that fit. */
  added(name: string, labels?: Labels): number
  /** Of each value of a label: all since the start, and what was added meanwhile. */
  by(name: string, label: string): { value: string; all: number; added: number }[]
  /** What was added to a histogram meanwhile, and all since the start. */
  histogram(name: string): { added: Histogram; all: Histogram }
}

export const spanOf = (before: readonly Sample[], after: readonly Sample[], seconds: number): Span => {
  const sum = (samples: readonly Sample[], name: string, labels: Labels): number =>
    samples.filter((one) => one.name === name && fits(one, labels)).reduce((all, { value }) => all + value, 0)
  const added: Span['added'] = (name, labels = {}) => sum(after, name, labels) - sum(before, name, labels)
  return {
    seconds,
    now: (name, labels = {}) => {
      const value = after.find((one) => one.name === name && fits(one, labels))?.value
      return value === undefined || Number.isNaN(value) ? null : value
    },
    added,
    by: (name, label) =>
      [...new Set(after.filter((one) => one.name === name).map(({ labels }) => labels[label] ?? ''))].map(
        (value) => ({
          value,
          all: sum(after, name, { [label]: value }),
          added: added(name, { [label]: value }),
        }),
      ),
    histogram: (name) => {
      const all = histogramOf(after, name)
      return { all, added: addedSince(histogramOf(before, name), all) }
    },
  }
}

const fits = (sample: Sample, labels: Labels): boolean =>
  Object.entries(labels).every(([name, value]) => sample.labels[name] === value)
