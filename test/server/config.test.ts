import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'

test('CFG1 an empty environment listens on every address at 8787 with its data in ./data', () => {
  expect(readConfig({})).toEqual({
    port: 8787,
    host: '0.0.0.0',
    dataDir: resolve('data'),
    publicUrl: null,
    logLevel: 'info',
    tls: null,
    canvasLicenceKey: null,
    metricsToken: null,
  })
})

test('CFG1 a variable that is set to nothing counts as not set', () => {
  const nothing = { PUBLIC_URL: '', TLS_CERT: '', TLS_KEY: '', TLDRAW_LICENSE_KEY: '', METRICS_TOKEN: '' }
  const config = readConfig(nothing)
  expect(config).toEqual(readConfig({}))
})

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PUBLIC_URL', 'lab.example'],
  ['PUBLIC_URL', 'ftp://lab.example'],
  ['PUBLIC_URL', 'https://lab.example/below'],
  ['LOG_LEVEL', 'loud'],
  ['HOST', ''],
  ['METRICS_TOKEN', 'short'],
  ['METRICS_TOKEN', 'with a space in the middle'],
])('CFG2 a wrong %s (%s) is named', (variable, value) => {
  expect(() => readConfig({ [variable]: value })).toThrow(variable)
})

test('CFG4 a token that cannot be taken is named, and never shown', () => {
  const [token, problem] = ['0123456789abcde', /^METRICS_TOKEN is not taken: 16 characters or more/]
  expect(() => readConfig({ METRICS_TOKEN: token })).toThrow(problem)
  expect(() => readConfig({ METRICS_TOKEN: token })).not.toThrow(token)
  expect(readConfig({ METRICS_TOKEN: `${token}f` }).metricsToken).toBe(`${token}f`)
})

test.each([
  ['TLS_CERT', 'TLS_KEY'],
  ['TLS_KEY', 'TLS_CERT'],
])('CFG2 %s alone names the missing %s', (given, missing) => {
  expect(() => readConfig({ [given]: 'x.pem' })).toThrow(`${missing} is missing`)
})

test('CFG3 the configuration cannot be changed after it was read', () => {
  const config = readConfig({ TLS_CERT: 'a', TLS_KEY: 'b' })
  expect(Object.isFrozen(config) && Object.isFrozen(config.tls)).toBe(true)
})
