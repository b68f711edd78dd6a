import fastify from 'fastify'
import { expect, test } from 'vitest'

import { requireGates, type Gate } from './gate.ts'

const app = () => {
  const made = fastify()
  requireGates(made)
  return made
}
const answer = async () => ({})

test('[R-ACC-1] a route without a row of the access tables cannot be registered', () => {
  expect(() => app().get('/api/new', answer)).toThrow('R-ACC-1: GET /api/new has no row')
  const unknown: Gate = JSON.parse('{"kind":"view","rows":["a row nobody wrote"]}')
  expect(() => app().get('/api/new', { config: { gate: unknown } }, answer)).toThrow('R-ACC-1')
  const act: Gate = JSON.parse('{"kind":"act","act":"claim.invent"}')
  expect(() => app().post('/api/act/claim.invent', { config: { gate: act } }, answer)).toThrow('R-ACC-1')
  expect(() =>
    app().get('/api/new', { config: { gate: { kind: 'view', rows: ['claim'] } } }, answer),
  ).not.toThrow()
})
