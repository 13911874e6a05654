import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '#test/support/axe.ts'
import { newBigLab } from '#test/support/bigLab.ts'
import { cardNamed, openBoard } from '#test/support/board.ts'
import { boardPlan } from '#test/support/boardPlan.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { openList } from '#test/support/list.ts'
import { putPlan, withDocument } from '#test/support/liveDocument.ts'
import { seatedVisitor } from '#test/support/people.ts'
import { SAMPLE, samplePlan } from '#test/support/samplePlan.ts'
import { startTestServer, type TestLab, type TestServer } from '#test/support/testServer.ts'

/* What opens on a page: panels, menus, forms and dialogs, on a screen and on a phone. */

const SCREEN = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
const ROOM = 'mpsg'

let server: TestServer
let browser: Browser
let lab: TestLab
let frozen: TestLab
let lead: Page
let signatory: Page

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  lab = await newBigLab(server, boardPlan(10))
  frozen = await server.newLab()
  await withDocument(server.url, frozen.lead.cookie, frozen.id, (doc) => putPlan(doc, samplePlan()))
  await frozen.api('/freeze', { cookie: frozen.lead.cookie, method: 'POST' })
  const signs = await frozen.join({ signatory: true, organisationId: SAMPLE.dea })
  const { page, context } = await seatedVisitor(
    browser,
    { name: 'Fatima', cookie: lab.lead.cookie },
    server.url,
  )
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url })
  lead = page
  signatory = (await seatedVisitor(browser, { name: 'Dumisani', cookie: signs.cookie }, server.url)).page
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const toCanvas = async (page: Page) => {
  await openBoard(page, server.url, lab.slug, ROOM)
  await cardNamed(page, '').first().waitFor()
}

/** The first card of a kind, selected on the canvas. */
const select = async (page: Page, kind: string) => {
  const first = page.locator('.board-outline button', { hasText: new RegExp(`^${kind}`) }).first()
  await first.waitFor({ state: 'attached' })
  await first.evaluate((button) => {
    if (button instanceof HTMLElement) button.click()
  })
}

const headButton = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Board', exact: true }).getByRole('button', { name, exact: true })

interface State {
  at?: (page: Page) => Promise<void>
  /** Opens it, and waits until it is there. */
  open: (page: Page) => Promise<void>
  screenOnly?: true
}

const form = (kind: string): State => ({
  open: async (page) => {
    await select(page, kind)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('Copy link').waitFor()
  },
})

const STATES: Record<string, State> = {
  'the panel that finds': {
    open: async (page) => {
      await page.keyboard.press('Control+f')
      await page.getByRole('combobox', { name: 'Find a card' }).fill('permits')
      await page.locator('[role="option"]').first().waitFor()
    },
  },
  'the export menu': {
    open: async (page) => {
      await headButton(page, 'Export').click()
      await page.getByRole('menuitem').first().waitFor()
    },
  },
  'the arrangements': {
    open: async (page) => {
      await headButton(page, 'Arrange').click()
      await page.getByRole('menuitem').first().waitFor()
    },
  },
  'a proposed arrangement': {
    open: async (page) => {
      await headButton(page, 'Arrange').click()
      await page
        .getByRole('menuitem', { name: /^Timeline|lanes/i })
        .first()
        .click()
      await page.getByRole('region', { name: 'Proposed arrangement' }).waitFor()
    },
  },
  'what others do': {
    open: async (page) => {
      await headButton(page, 'What others do').click()
      await page.getByRole('dialog').waitFor()
    },
  },
  'the keys': {
    open: async (page) => {
      await page.keyboard.press('Control+/')
      await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    },
  },
  'the relations of a card': {
    open: async (page) => {
      await select(page, 'Initiative')
      await page.keyboard.press('l')
      await page.getByRole('combobox', { name: 'Relate to' }).waitFor()
      await page.getByRole('combobox', { name: 'Relate to' }).fill('fish')
    },
  },
  'an issue’s form': form('Issue'),
  'an initiative’s form': form('Initiative'),
  'an activity’s form': form('Activity'),
  'an indicator’s form': form('Indicator'),
  'a risk’s form': form('(Risk|Assumption)'),
  'the lock of a card': {
    open: async (page) => {
      await select(page, 'Initiative')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByRole('button', { name: 'Lock this initiative for edits' }).click()
      await page.getByRole('dialog', { name: 'Lock this initiative for edits' }).waitFor()
    },
  },
  'the lock of a room': {
    open: async (page) => {
      await page.getByRole('button', { name: 'Lock this room for edits' }).first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  'rows that were pasted': {
    open: async (page) => {
      await page.evaluate(() =>
        navigator.clipboard.writeText('Title\tStart\nDredge\t1 Oct 2014\nRepair\t2 Oct 2014'),
      )
      await page.locator('.tl-container').focus()
      await page.keyboard.press('Control+v')
      await page.getByRole('dialog', { name: 'Make cards of these rows' }).waitFor()
    },
  },
  'a row of the list with its actions': {
    at: (page) => openList(page, server.url, lab.slug, ROOM),
    open: async (page) => {
      await page.locator('[role="treegrid"] tr[data-kind]').nth(2).click()
      await page.getByRole('button', { name: 'More', exact: true }).click()
      await page.getByRole('menuitem').first().waitFor()
    },
  },
  'the list beside the canvas': {
    screenOnly: true,
    open: async (page) => {
      await page.keyboard.press('Control+Shift+l')
      await page.getByRole('treegrid').waitFor()
    },
  },
}

test.each(Object.keys(STATES))(
  'KB12 axe finds nothing serious in %s, on a screen and on a phone',
  async (name) => {
    const { at = toCanvas, open, screenOnly } = STATES[name] ?? { open: async () => {} }
    for (const size of screenOnly ? [SCREEN] : [SCREEN, PHONE]) {
      await lead.setViewportSize(size)
      await at(lead)
      await open(lead)
      expect(await axeFindings(lead), `${size.width} wide`).toEqual([])
    }
  },
)

test('KB12 axe finds nothing serious in what a signatory reads, signs and declines, on a screen and on a phone', async () => {
  for (const size of [SCREEN, PHONE]) {
    await signatory.setViewportSize(size)
    await signatory.goto(`${server.url}/labs/${frozen.slug}/agreement`)
    await signatory
      .getByRole('button', { name: /^Read and answer/ })
      .first()
      .click()
    const drawer = signatory.getByRole('dialog')
    await drawer.getByLabel('Decline', { exact: true }).check()
    await drawer.getByRole('textbox', { name: 'Reason' }).waitFor()
    expect(await axeFindings(signatory), `${size.width} wide`).toEqual([])
  }
})
