export { labDate, parseDate } from '#shared/exchange/planDates.ts'
