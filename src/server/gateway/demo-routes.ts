import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'

import { allow } from '#domain/access'
import { refuse, type Answer } from '#domain/life'
import type { Sessions } from '#server/sessions'
import { clock as clockSchema, type Clock } from '#wire/party'
import {
  clockChange,
  enrolmentAnswer,
  enrolmentCompletion,
  enrolmentQuestion,
  enrolmentReceipt,
  type ClockChange,
  type EnrolmentAnswer,
  type EnrolmentCompletion,
  type EnrolmentQuestion,
  type EnrolmentReceipt,
} from '#wire/session'

import { askerOf } from './asking.ts'
import { answers } from './schemas.ts'
import { sendRefusal } from './send.ts'

/** What a demo home offers beside a mechanism: becoming one of its people, and setting its clock. */
export type Demo = {
  readonly begin: (question: EnrolmentQuestion) => Promise<Answer<EnrolmentAnswer, string>>
  readonly complete: (completion: EnrolmentCompletion) => Promise<Answer<EnrolmentReceipt, string>>
  readonly setClock: (change: ClockChange) => Promise<Answer<Clock, string>>
}

const become = { gate: { kind: 'act', act: 'demo.become' } } as const
const setting = { gate: { kind: 'act', act: 'demo.clock.set' } } as const

/** What the demo's doors ask beside what they do. */
export type DemoDoor = { readonly sessions: Sessions; readonly now: () => string }

/** The doors of a demo home. In any other home they are not there. */
export function serveDemo(app: FastifyInstance, demo: Demo, door: DemoDoor): void {
  serveEnrolment(app, demo)
  serveClock(app, demo, door)
}

function serveEnrolment(app: FastifyInstance, { begin, complete }: Demo): void {
  const doors = app.withTypeProvider<ZodTypeProvider>()
  doors.post(
    '/api/demo/enrolment',
    {
      config: become,
      schema: {
        tags: ['demo'],
        summary: 'Begins an enrolment.',
        body: enrolmentQuestion,
        response: answers(200, enrolmentAnswer),
      },
    },
    async (request, reply) => {
      const begun = await begin(request.body)
      return begun.ok ? reply.send(begun.value) : sendRefusal(reply, begun)
    },
  )
  doors.post(
    '/api/demo/enrolment/complete',
    {
      config: become,
      schema: {
        tags: ['demo'],
        summary: 'Completes it with the new key’s signature.',
        body: enrolmentCompletion,
        response: answers(200, enrolmentReceipt),
      },
    },
    async (request, reply) => {
      const done = await complete(request.body)
      return done.ok ? reply.send(done.value) : sendRefusal(reply, done)
    },
  )
}

function serveClock(app: FastifyInstance, { setClock }: Demo, { sessions, now }: DemoDoor): void {
  app.withTypeProvider<ZodTypeProvider>().post(
    '/api/demo/clock',
    {
      config: setting,
      schema: {
        tags: ['demo'],
        summary: 'Sets the mechanism’s clock, forward only.',
        body: clockChange,
        response: answers(200, clockSchema),
      },
    },
    async (request, reply) => {
      const asker = await askerOf(sessions, request)
      if (!asker.ok) return sendRefusal(reply, asker)
      const action = { kind: 'act', act: 'demo.clock.set' } as const
      const leave = allow(asker.value.who, action, { demoHome: true }, now())
      if (!leave.ok) return sendRefusal(reply, refuse('ACC_DENIED', 'nothing'))
      const set = await setClock(request.body)
      return set.ok ? reply.send(set.value) : sendRefusal(reply, set)
    },
  )
}
