/**
 * The protocol of page and server: frames, addresses and answers they give one another. It counts up with every
 * change that an older page could not live with; what is only added changes nothing.
 */
export const PROTOCOL = 1

/** The oldest protocol a server still takes. A page that speaks an older one is told to reload. */
export const OLDEST_PROTOCOL = 1

/** Whether a page of one protocol can work with a server that names both of its numbers. */
export const speaksWith = (page: number, server: { protocol: number; oldestProtocol: number }): boolean =>
  server.oldestProtocol <= page && page <= server.protocol
