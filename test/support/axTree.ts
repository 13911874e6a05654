import type { Page } from 'playwright-core'

interface Heard {
  role: string
  name: string
}

/** What a page's accessibility tree tells: role and name of everything in it that has a name. */
export const heardOn = async (page: Page): Promise<Heard[]> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Accessibility.enable')
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes.flatMap(({ ignored, role, name }) =>
    ignored || !name?.value ? [] : [{ role: String(role?.value), name: String(name.value) }],
  )
}
