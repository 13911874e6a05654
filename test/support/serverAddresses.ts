import { readdirSync, readFileSync } from 'node:fs'

/** Every address of a route in a source, as the protocol writes it: `/labs/<lab>/rounds`. */
export const addressesIn = (source: string, methods = 'get|post|patch|put|delete'): string[] =>
  [...source.matchAll(new RegExp(`\\.(?:${methods})\\(\\s*'(\\/[^']+)'`, 'g'))].map(([, route = '']) =>
    route.replaceAll(/:(\w+)/g, '<$1>'),
  )

/** Every address the server answers over HTTP. */
export const serverAddresses = (methods?: string): string[] =>
  readdirSync('server/http').flatMap((name) =>
    addressesIn(readFileSync(`server/http/${name}`, 'utf8'), methods),
  )
