import type { Browser } from 'playwright-core'
import { firstFacilitator, makeLink } from '#server/identity/links.ts'
import { seedIfEmpty } from '#server/seedIfEmpty.ts'
import { newVisitor, type Visitor } from './people.ts'
import type { TestServer } from './testServer.ts'

/** Fills a server with the demonstration; its facilitator has come in, by a link. */
export const enterDemo = async (browser: Browser, { server, url }: TestServer): Promise<Visitor> => {
  await seedIfEmpty(server)
  const { db, now } = server.parts
  const personId = await firstFacilitator(db)
  if (personId === null) throw new Error('The demonstration has no facilitator')
  const visitor = await newVisitor(browser, 'Demo facilitator')
  const token = await makeLink(db, { kind: 'facilitator', personId }, now())
  await visitor.page.goto(`${url}/enter/${token}`)
  await visitor.page.locator('h1', { hasText: 'Labs' }).waitFor()
  return visitor
}
