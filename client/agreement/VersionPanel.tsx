import { Stack } from '@mantine/core'
import { useState } from 'react'
import type { LabSession } from '#shared/api/labs.ts'
import { AgreementMatrix } from './AgreementMatrix.tsx'
import { EndorsePanel } from './EndorsePanel.tsx'
import { MyAnswers } from './MyAnswers.tsx'
import { ReopenButton } from './ReopenButton.tsx'
import { SignDrawer } from './SignDrawer.tsx'
import type { Version } from './standings.ts'
import { Statements } from './Statements.tsx'
import { VersionHead } from './VersionHead.tsx'

/** A frozen version being signed: progress, one's own part, who stands where, and what comes next. */
export const VersionPanel = ({ session, current }: { session: LabSession; current: Version }) => {
  const [reading, setReading] = useState<string | null>(null)
  const { seat, lab } = session
  return (
    <Stack gap="lg">
      <VersionHead
        current={current}
        actions={seat.role === 'labLead' && <ReopenButton lab={lab.slug} version={current.version} />}
      />
      {seat.signatory && <MyAnswers seat={seat} current={current} read={setReading} />}
      <EndorsePanel session={session} current={current} />
      <AgreementMatrix current={current} seat={seat} read={setReading} />
      <Statements current={current} />
      <SignDrawer session={session} current={current} initiativeId={reading} close={() => setReading(null)} />
    </Stack>
  )
}
