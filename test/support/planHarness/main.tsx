import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '#client/ui/app.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { v7 } from 'uuid'
import { emptyPlan } from '#shared/plan/plan.ts'
import { workstreams } from '#shared/plan/select.ts'
import { writeNewDocument } from '#shared/doc/write.ts'
import { i18n } from '#client/i18n/i18n.ts'
import { LiveLabContext } from '#client/plan/hooks.ts'
import { openLiveLab } from '#client/plan/openLiveLab.ts'
import { SavedState } from '#client/plan/SavedState.tsx'
import { theme } from '#client/ui/theme.ts'
import { PlanPage } from '#client/views/PlanPage.tsx'
import { sessionOf } from '../labSession.ts'
import { localDocument } from '../localDocument.ts'
import { oceansDraft } from '../oceans.ts'
import { manyRows } from '../manyRows.ts'

/** `?plan=oceans|empty|many&room=MPSG`: the plan's screens over a document without a server. */
const asked = new URLSearchParams(location.search)
const document_ = localDocument()
const { plan } = oceansDraft()
const kind = asked.get('plan') ?? 'oceans'
const shown =
  kind === 'empty'
    ? { ...emptyPlan(), lab: plan.lab, workstreams: plan.workstreams, organisations: plan.organisations }
    : kind === 'many'
      ? manyRows(3_000)
      : plan
writeNewDocument(document_.doc, shown)
const { lab } = openLiveLab(sessionOf(), { openDocument: document_.open, newId: v7, now: Date.now })
Object.assign(window, { lab, say: document_.say, awareness: document_.awareness })
const room = workstreams(shown).find((w) => w.code === asked.get('room')) ?? workstreams(shown)[0]
const root = document.getElementById('root')
if (!root || !room) throw new Error('no root or no room')

createRoot(root).render(
  <I18nextProvider i18n={i18n}>
    <MantineProvider theme={theme} forceColorScheme="light">
      <Notifications position="top-center" limit={3} zIndex={1000} />
      <LiveLabContext value={lab}>
        <div style={{ display: 'flex', flexDirection: 'column', height: '100dvh' }}>
          <div
            style={{
              display: 'flex',
              padding: '0.5rem 1rem',
              background: '#fff',
              borderBottom: '1px solid #dbe4ea',
            }}
          >
            <SavedState />
          </div>
          <div style={{ flex: 1, minHeight: 0 }}>
            <PlanPage workstreamId={room.id} key={room.id} />
          </div>
        </div>
      </LiveLabContext>
    </MantineProvider>
  </I18nextProvider>,
)
