import { checkRoadmap, type RoadmapCheck } from './check.ts'
import { parseStrict, type ParseRefusal } from './parse.ts'

/** The text of a roadmap file, read as strictly as it is checked. */
export const readRoadmap = (text: string): RoadmapCheck => {
  const parsed = parseStrict(text)
  if (parsed.ok) return checkRoadmap(parsed.value)
  return { ok: false, reason: 'notARoadmap', part: partOf(parsed.refusal), path: [] }
}

const partOf = ({ reason, what }: ParseRefusal): string => {
  switch (reason) {
    case 'notJson':
      return 'the whole file: it is not JSON'
    case 'duplicateKey':
      return `the key "${what}", which is there twice`
    case 'forbiddenKey':
      return `the key "${what}", which no roadmap has`
    case 'brokenText':
      return `the text "${what}", which holds half a character`
  }
}
