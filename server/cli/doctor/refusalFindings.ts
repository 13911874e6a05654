import { needed, well, type Finding } from './finding.ts'
import type { Span } from './span.ts'
import { THRESHOLDS } from './thresholds.ts'
import { count, listed } from './wording.ts'

const ENDED: Readonly<Record<string, string>> = {
  goingAway: 'asked to come back',
  malformed: 'not of the protocol',
  unauthorised: 'seat revoked or session ended',
  refused: 'edit not taken',
  notFound: 'lab gone',
  epochChanged: 'lab restored',
  tooLarge: 'too large a message',
  tooSlow: 'read too slowly',
  tooFast: 'sent too much',
  cannotSave: 'edits could not be saved',
}

const told = (parts: readonly { value: string; all: number }[], words: Readonly<Record<string, string>>) =>
  listed(
    parts
      .filter(({ all }) => all > 0)
      .toSorted((a, b) => b.all - a.all)
      .map(({ value, all }) => `${words[value] ?? value} (${all})`),
  )

const SENT_AWAY = ['malformed', 'tooLarge', 'tooFast']

/** Whom the server sent away. */
export const ended = (span: Span): Finding => {
  const reasons = span.by('delivery_lab_sockets_ended_total', 'reason')
  const addedOf = (names: readonly string[]) =>
    reasons.filter(({ value }) => names.includes(value)).reduce((sum, { added }) => sum + added, 0)
  const all = reasons.reduce((sum, one) => sum + one.all, 0)
  if (all === 0) return well('ended connections', 'It has ended no connection.')
  const text = `It has ended ${count(all, 'connection', 'connections')} since the start: ${told(reasons, ENDED)}`
  if (addedOf(['cannotSave']) > 0)
    return needed(
      'ended connections',
      `${text}. Edits cannot be saved now: look at the disk and at the server’s log.`,
    )
  if (addedOf(SENT_AWAY) / span.seconds > THRESHOLDS.sentAway)
    return needed(
      'ended connections',
      `${text}. Just now somebody is sent away again and again: a program that does not do as the pages do; the server’s log says more.`,
    )
  return well('ended connections', `${text}.`)
}

const REFUSED: Readonly<Record<string, string>> = {
  observer: 'by an observer',
  frozen: 'lab frozen',
  malformed: 'no update',
  gap: 'what it follows is missing',
  forbidden: 'not of the document',
  tooLarge: 'too large',
  locked: 'locked',
  notYours: 'in the words of another',
}

/** Edits that were offered back to their authors. */
export const refusedEdits = (span: Span): Finding => {
  const reasons = span.by('delivery_lab_refused_total', 'reason')
  const all = reasons.reduce((sum, one) => sum + one.all, 0)
  return well(
    'refused edits',
    all === 0
      ? 'It has refused no edit.'
      : `It has refused ${count(all, 'edit', 'edits')} since the start: ${told(reasons, REFUSED)}.`,
  )
}

const DENIED: Readonly<Record<string, string>> = {
  401: 'not entered',
  403: 'not allowed',
  429: 'too many',
}

/** Requests that were denied, and those that failed. */
export const requests = (span: Span): Finding => {
  const statuses = span.by('delivery_lab_http_requests_total', 'status')
  const failed = statuses
    .filter(({ value }) => value.startsWith('5'))
    .reduce((sum, one) => sum + one.added, 0)
  if (failed > 0)
    return needed(
      'requests',
      `${count(failed, 'request', 'requests')} failed just now: the server’s log says why.`,
    )
  const denied = statuses.filter(({ value, all }) => value in DENIED && all > 0)
  return well(
    'requests',
    denied.length === 0
      ? 'No request fails or is denied.'
      : `No request fails; denied since the start: ${told(denied, DENIED)}.`,
  )
}
