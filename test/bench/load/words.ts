import { seeded } from '#test/support/syncClient.ts'

/* Words, places and ids as different from one another as those of a lab: what is all alike packs too well. */
const WORDS =
  `permits take nine approvals from five departments and 890 days on average no inspectorate for exclusive
economic zone fingerlings imported disease controls are not enforced at border small-scale fishers hear of decisions
after they made appoint committee agree its terms reference map every authorisation now in force draft regulations
publish them comment train forty inspectors establish second first staff funds vessels voted year feed prices rise
faster than fish catalytic farms provinces with shared hatcheries ocean governance framework single integrated act
national coastal information system monitoring control surveillance protected areas enhanced capacity institutional
coordination between agencies skills harbour repair boat building transport manufacturing offshore oil gas exploration
infrastructure phased pipeline network environmental research legislative reform local content strategy market access
export certification laboratory testing water quality standards lease allocation state land community trusts finance
facility development fund guarantee tax incentive municipal service agreements roads electricity supply port
authority berth slipway dredging schedule tender award contractor site survey design approval construction
commissioning handover annual report audit review quarterly progress milestone delay risk owner mitigation escalated
minister cabinet memo signed budget treasury request medium term baseline target jobs created gross value added
tonnes per cent increase women youth beneficiaries trained mentors bursaries curriculum college accreditation
occupational codes employers demand study pilot scaled evaluation lessons stakeholders forum union association
industry province mayor councillor public hearing gazette notice objection appeal judgment compliance penalty`.split(
    /\s+/,
  )
/** Those of the Oceans plan have seven on average. */
const WORDS_A_TEXT = 8
const FIRST_CARD_AT = 0x0190_0000_0000
/** Cards are made half a minute apart. */
const CARD_MS = 30_011

const word = (n: number): string => WORDS[Math.floor(seeded(n)() * WORDS.length)] ?? ''

/** What a card says after somebody changed it for the n-th time: one word of it is another. */
export const textOf = (card: number, n: number): string =>
  Array.from({ length: WORDS_A_TEXT }, (_, at) =>
    word(at === n % WORDS_A_TEXT ? n * 31 + 7 : card * WORDS_A_TEXT + at),
  ).join(' ')

export const spotOf = (n: number): { x: number; y: number } => {
  const random = seeded(n + 77_777)
  return { x: Math.floor(random() * 4_000), y: Math.floor(random() * 3_000) }
}

/** A UUIDv7, always the same for the same card. */
export const cardId = (card: number): string => {
  const random = seeded(card + 1)
  const hex = (length: number): string =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  const at = (FIRST_CARD_AT + card * CARD_MS).toString(16).padStart(12, '0')
  return `${at.slice(0, 8)}-${at.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(12)}`
}
