import type { SingleCommand } from '#shared/plan/commands.ts'
import type { IdOf } from './oceans/ids.ts'
import { arrows } from './oceans/relations.ts'

/** The arrows of the data, and the mark on those that were completed for the demonstration. */
export const relateCommands = (id: IdOf): SingleCommand[] =>
  arrows.flatMap(({ from, to, illustrative }): SingleCommand[] => {
    const linkId = id(`${from} → ${to}`)
    const relate: SingleCommand = { type: 'relate', id: linkId, fromId: id(from), toId: id(to) }
    return illustrative
      ? [relate, { type: 'update', collection: 'links', id: linkId, fields: { illustrative: true } }]
      : [relate]
  })
