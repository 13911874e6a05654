/// <reference types="vite/client" />
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { MemoryRouter } from 'react-router'
import Board from '#client/canvas/Board.tsx'
import '#client/i18n/i18n.ts'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { theme } from '#client/ui/theme.ts'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import * as Y from 'yjs'
import { BOARD, boardPlan } from '../boardPlan.ts'
import { docOf, linkDocs, openLocalLab, type LocalLab } from '../localLab.ts'

/** Boards over documents of this page, to look at and to drive by hand or by a script: ?cards=60&people=2&role=observer */
const query = new URLSearchParams(location.search)
const cards = Number(query.get('cards') ?? 5)
const people = Number(query.get('people') ?? 1)

const first = docOf(boardPlan(cards))
const labs: LocalLab[] = [await openLocalLab('Thandi Mokoena', first)]
let unlink = () => {}
if (people === 2) {
  const second = await openLocalLab('Pieter van der Merwe', new Y.Doc())
  labs.push(second)
  unlink = linkDocs(first, second.document.doc)
  const colors = ['#0b5a80', '#a12b46']
  labs.forEach((from, i) => {
    const to = labs[1 - i]
    from.document.awareness.on('update', () => {
      const state = from.document.awareness.getLocalState()
      if (!to || !state || state['seat']) return
      const seat = from.lab.session.seat
      to.document.awareness.states.set(from.document.awareness.clientID, {
        ...state,
        seat: { seatId: seat.id, name: seat.name, role: seat.role, color: colors[i] },
      })
      to.document.awareness.emit('change', [
        { added: [], updated: [from.document.awareness.clientID], removed: [] },
        'remote',
      ])
    })
  })
}
if (query.get('role') === 'observer') labs[0]?.document.say({ kind: 'readOnly', reason: 'observer' })

Object.assign(window, {
  harness: {
    labs,
    board: BOARD,
    unlink: () => unlink(),
    relink: () => labs[1] && (unlink = linkDocs(first, labs[1].document.doc)),
  },
})

createRoot(document.getElementById('root') as HTMLElement).render(
  <MantineProvider theme={theme}>
    <Notifications position="top-center" />
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <div style={{ display: 'grid', gridAutoFlow: 'column', gridAutoColumns: '1fr', height: '100%' }}>
          {labs.map((one) => (
            <LiveLabContext key={one.document.doc.clientID} value={one.lab}>
              <Board workstreamId={BOARD} />
            </LiveLabContext>
          ))}
        </div>
      </MemoryRouter>
    </QueryClientProvider>
  </MantineProvider>,
)
