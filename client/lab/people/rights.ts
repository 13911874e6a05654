import type { Role, Seat } from '#shared/api/identity.ts'

/** Roles a person may give; the server decides, this only spares people buttons that would be refused. */
export const rolesGivenBy = (by: Role): readonly Role[] => {
  switch (by) {
    case 'labLead':
      return ['observer', 'participant', 'facilitator', 'labLead', 'sponsor']
    case 'facilitator':
      return ['observer', 'participant', 'facilitator']
    case 'observer':
    case 'participant':
    case 'sponsor':
      return []
  }
}

/** Who runs a lab from day to day. */
export const leadsLab = (role: Role): boolean => role === 'facilitator' || role === 'labLead'

/** Only the lab lead says who signs. */
export const maySayWhoSigns = (by: Role): boolean => by === 'labLead'

export const mayManage = (by: Role, seat: Pick<Seat, 'role' | 'signatory'>): boolean =>
  rolesGivenBy(by).includes(seat.role) && (!seat.signatory || maySayWhoSigns(by))
