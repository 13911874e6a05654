/** Days of a lab are those of the time zone this server runs in. */
export const ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone
