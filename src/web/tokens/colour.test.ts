import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { contrast, deltaE, hue, luminance, seenAs, themesOf } from './colour.ts'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const themes = themesOf(css)
const roles = ['', '-fill', '-line', '-tint'] as const
const grounds = ['--ground', '--raised', '--sunken'] as const

describe.each(Object.entries(themes))('theme %s', (_name, tokens) => {
  const colour = (token: string): string => tokens[token] ?? ''

  test('[R-UI-17] both sides have the same luminance in every role', () => {
    for (const role of roles) {
      const apart = Math.abs(luminance(colour(`--side-a${role}`)) - luminance(colour(`--side-b${role}`)))
      expect(apart).toBeLessThanOrEqual(0.004)
    }
  })

  test('[R-UI-17] the hues stand mirrored about the axis of 188°, away from 14° and 145°', () => {
    const [a, b] = [hue(colour('--side-a')), hue(colour('--side-b'))]
    expect(Math.abs((a + b) / 2 - 188)).toBeLessThan(3)
    for (const each of [a, b]) {
      for (const kept of [14, 145]) expect(Math.abs(((each - kept + 540) % 360) - 180)).toBeGreaterThan(30)
    }
  })

  test('[R-UI-17] the pair stays apart for protanopes and deuteranopes', () => {
    for (const sight of ['protan', 'deutan'] as const) {
      const pair = [seenAs(colour('--side-a'), sight), seenAs(colour('--side-b'), sight)] as const
      expect(deltaE(pair[0], pair[1])).toBeGreaterThanOrEqual(15)
    }
  })

  test('[R-UI-19] text stands at 4.5:1 on ground, raised and sunken', () => {
    for (const text of ['--text', '--text-2', '--text-3', '--side-a', '--side-b', '--accent', '--alarm'])
      for (const under of grounds.slice(0, 2))
        expect(contrast(colour(text), colour(under))).toBeGreaterThanOrEqual(4.5)
    for (const text of ['--text', '--text-2', '--text-3'])
      expect(contrast(colour(text), colour('--sunken'))).toBeGreaterThanOrEqual(4.5)
  })

  test('[R-UI-19] borders of controls stand at 3:1', () => {
    for (const under of grounds.slice(0, 2))
      expect(contrast(colour('--line-strong'), colour(under))).toBeGreaterThanOrEqual(3)
  })

  test('[R-UI-19] on a tint the lowest text is text-2', () => {
    for (const tint of ['--accent-tint', '--side-a-tint', '--side-b-tint'])
      expect(contrast(colour('--text-2'), colour(tint))).toBeGreaterThanOrEqual(4.5)
  })
})

test('[R-UI-19] every theme is read from the file', () => {
  expect(new Set(Object.values(themes).map((tokens) => tokens['--ground'])).size).toBe(4)
})

test('[R-UI-17] the contrast rule can fail: two sides of unlike luminance are told apart', () => {
  expect(Math.abs(luminance('#ff0000') - luminance('#0000ff'))).toBeGreaterThan(0.004)
})

test('[R-UI-19] night has no text above luminance 0.50 and no ground above 0.004', () => {
  const night = themes['night'] ?? {}
  expect(luminance(night['--text'] ?? '')).toBeLessThanOrEqual(0.5)
  for (const under of ['--ground', '--sunken'])
    expect(luminance(night[under] ?? '')).toBeLessThanOrEqual(0.004)
})
