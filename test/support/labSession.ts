import { v7 } from 'uuid'
import type { LabSession } from '#shared/api/labs.ts'

/** A seat as the server would tell it. */
export const sessionOf = (
  change: Partial<LabSession> = {},
  role: LabSession['seat']['role'] = 'participant',
): LabSession => ({
  lab: { id: v7(), slug: 'oceans', name: 'Operation Phakisa: Oceans Economy' },
  seat: {
    id: v7(),
    name: 'Thandi Nkosi',
    role,
    signatory: false,
    organisationId: null,
    organisationName: 'DEA',
    sector: 'national',
    joinedAt: '2014-07-14T08:00:00Z',
    revoked: false,
  },
  language: null,
  formerSeats: [],
  openedBy: null,
  renamed: 0,
  phase: 'open',
  version: 0,
  epoch: 1,
  documentVersion: 1,
  protocol: 1,
  oldestProtocol: 1,
  build: null,
  canvasLicenceKey: null,
  ...change,
})
