import { MantineProvider } from '@mantine/core'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { I18nextProvider } from 'react-i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { roadmapSchema } from '#shared/roadmap/schema.ts'
import { RoadmapReading } from '#client/delivery/reading/RoadmapReading.tsx'
import { i18n } from '#client/i18n/i18n.ts'

const read = (version: string): string => {
  const file = join(import.meta.dirname, `../fixtures/roadmap-${version}.json`)
  const roadmap = roadmapSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const box = document.createElement('div')
  box.innerHTML = renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <MantineProvider env="test">
        <RoadmapReading roadmap={roadmap} />
      </MantineProvider>
    </I18nextProvider>,
  )
  return box.textContent.replaceAll(/\s+/g, ' ')
}

test('RG8 a file of 1.1 is read with triggers, answers, decisions, actions, what settled a dissent, and all that is open', () => {
  const text = read('1.1.0')
  for (const words of [
    'When “Measures nothing planned” is below 1 500.50',
    'Occurred',
    'Looked at again on 31 Mar 2015',
    'Accepted by Department of Environmental Affairs on 10 Aug 2014, for 31 Aug 2015',
    'The team grows to six',
    'Settles: Six are needed',
    'Ask for the list of sites',
    'due 20 Aug 2014',
    'Decided: The team grows to six',
    'Became a risk: Came of an objection',
    'Who chairs?',
    'AQ · Aquaculture waits for “1.2 Employers name occupations” of MPSG · Marine protection and governance',
    'refused by Department of Environmental Affairs: Not before the list is out',
    'not answered yet',
    'Data for “People trained” are not available asked of DHET, by 1 Dec 2014',
  ])
    expect(text).toContain(words)
})

test('RG8 a file of 1.0 is read as before, with nothing of what it does not have', () => {
  const text = read('1.0.0')
  for (const words of ['Risk: Permits late', 'Watched by FFA', 'The team is too small', 'Who chairs?'])
    expect(text).toContain(words)
  expect(text).not.toMatch(/undefined|Decisions|Actions|When “|waits for/)
})
