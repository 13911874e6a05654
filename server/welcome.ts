import { networkInterfaces } from 'node:os'
import { newestInvitation } from './identity/invitations.ts'
import { firstFacilitator, makeFirstLink, makeLink } from './identity/links.ts'
import type { RunningServer } from './startServer.ts'

export interface WelcomeLine {
  label: string
  value: string
}

/** Addresses at which phones in the same network reach a server that listens everywhere. */
const lanAddresses = ({ parts, localUrl }: RunningServer): string[] => {
  if (parts.config.publicUrl !== null || parts.config.host !== '0.0.0.0') return []
  const { protocol, port } = new URL(localUrl)
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => `${protocol}//${address.address}:${port}`)
}

/** The address to print links with: one that works on a phone, too, where there is one. */
const linkBase = (server: RunningServer): string => lanAddresses(server)[0] ?? server.url

const address = (server: RunningServer): WelcomeLine[] => [
  { label: 'Address', value: server.url },
  ...lanAddresses(server).map((lan) => ({ label: 'In this network', value: lan })),
]

/** What a start prints: the address, and while there is no facilitator (or on request) a link for one. */
export const welcome = async (
  server: RunningServer,
  options: { facilitatorLink: boolean },
): Promise<WelcomeLine[]> => {
  const { db, now } = server.parts
  if (!options.facilitatorLink && (await firstFacilitator(db)) !== null) return address(server)
  const token = await makeFirstLink(db, now())
  return [
    ...address(server),
    { label: 'Facilitator', value: `${server.url}/enter/${token}` },
    { label: '', value: 'This link makes a facilitator. It is good for one use.' },
  ]
}

/** What a start with the demonstration prints: a way in for each of the three kinds of people. */
export const demoWelcome = async (server: RunningServer): Promise<WelcomeLine[]> => {
  const { db, now, linkKey } = server.parts
  const facilitator = await firstFacilitator(db)
  const way = async (kind: 'person' | 'delivery', personId?: string) =>
    `${server.url}/enter/${await makeLink(db, { kind, ...(personId && { personId }) }, now())}`
  const open = await newestInvitation(db, 'participant')
  const roadmaps = open ? `${server.url}/api/labs/${open.slug}/roadmaps` : null
  return [
    ...address(server),
    ...(facilitator ? [{ label: 'Facilitator', value: await way('person', facilitator) }] : []),
    ...(open
      ? [
          { label: 'Participant', value: `${linkBase(server)}/join/${linkKey.invitationToken(open.id)}` },
          { label: '', value: `or ${linkBase(server)}/join with the code ${open.code}` },
        ]
      : []),
    { label: 'Delivery unit', value: await way('delivery') },
    ...(open && roadmaps
      ? [
          { label: 'Roadmap JSON', value: `curl ${roadmaps}/1 -o roadmap.json` },
          { label: '', value: `npx delivery-lab export ${open.slug} -o roadmap.json` },
        ]
      : []),
  ]
}

/** Lines with their values one below the other. */
export const aligned = (lines: readonly WelcomeLine[]): string => {
  const width = Math.max(...lines.map((line) => line.label.length)) + 2
  return lines.map(({ label, value }) => `  ${label.padEnd(width)}${value}`).join('\n')
}
