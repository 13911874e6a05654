import type { Sector } from '#shared/plan/entities.ts'
import type { EntityInput } from '#shared/plan/plan.ts'
import type { IdOf } from './ids.ts'

const NATIONAL = [
  ['Presidency', 'The Presidency'],
  ['DPME', 'Department of Planning, Monitoring and Evaluation'],
  ['DEA', 'Department of Environmental Affairs'],
  ['DAFF', 'Department of Agriculture, Forestry and Fisheries'],
  ['DMR', 'Department of Mineral Resources'],
  ['DOT', 'Department of Transport'],
  ['DPE', 'Department of Public Enterprises'],
  ['DPW', 'Department of Public Works'],
  ['DHET', 'Department of Higher Education and Training'],
  ['DST', 'Department of Science and Technology'],
  ['NDT', 'National Department of Tourism'],
  ['DTI', 'Department of Trade and Industry'],
  ['NT', 'National Treasury'],
] as const

const STATE_OWNED = [
  ['Transnet', 'Transnet'],
  ['TNPA', 'Transnet National Ports Authority'],
  ['TPT', 'Transnet Port Terminals'],
  ['PASA', 'Petroleum Agency South Africa'],
  ['SBIDZ', 'Saldanha Bay Industrial Development Zone'],
  ['Coega', 'Coega Development Corporation'],
] as const

const STATUTORY = [
  ['SANBI', 'South African National Biodiversity Institute'],
  ['CGS', 'Council for Geoscience'],
  ['SAMSA', 'South African Maritime Safety Authority'],
  ['SAQA', 'South African Qualifications Authority'],
  ['QCTO', 'Quality Council for Trades and Occupations'],
] as const

const ACADEMIA = [
  ['CSIR', 'Council for Scientific and Industrial Research'],
  ['SAIMI', 'South African International Maritime Institute'],
  ['NMMU', 'Nelson Mandela Metropolitan University'],
] as const

const BUSINESS = [
  ['SAOGA', 'South African Oil and Gas Alliance'],
  ['SA Shipyards', 'Southern African Shipyards'],
] as const

const CIVIL_SOCIETY = [
  ['BirdLife SA', 'BirdLife South Africa'],
  ['Coastal Links', 'Coastal Links and Masifundise'],
] as const

/** Every organisation of the lab, by the short name people use; OPOCT is created by activity 2.2 of MPSG-4. */
export const organisations = (id: IdOf): EntityInput<'organisations'>[] => {
  const list = (sector: Sector, names: readonly (readonly [string, string])[]) =>
    names.map(([acronym, name]) => ({ id: id(`org ${acronym}`), acronym, name, sector }))
  return [
    ...list('national', NATIONAL),
    ...list('soe', STATE_OWNED),
    ...list('statutory', STATUTORY),
    ...list('academia', ACADEMIA),
    ...list('business', BUSINESS),
    ...list('civilSociety', CIVIL_SOCIETY),
    {
      id: id('org labour'),
      name: 'Organised labour (to be named)',
      sector: 'labour',
      illustrative: true,
    },
    {
      id: id('org AQ industry'),
      name: 'Aquaculture industry body (to be named)',
      acronym: 'AQ industry',
      sector: 'business',
      illustrative: true,
    },
    {
      id: id('org OPOCT'),
      name: 'Coordinating team for capacity building (OPOCT)',
      acronym: 'OPOCT',
      sector: 'national',
      planned: true,
    },
  ]
}
