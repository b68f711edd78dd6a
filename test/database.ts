import { randomUUID } from 'node:crypto'

import pg from 'pg'
import { inject, onTestFinished } from 'vitest'

import { migrate, openDatabase, type Database } from '#server/storage'

/** The address of a fresh, empty database of this run's PostgreSQL. */
export async function emptyDatabase(): Promise<string> {
  const server = inject('databaseServer')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return server.replace(/\/postgres$/, `/${name}`)
}

/** A fresh database with this release's schema, closed when the test ends. */
export async function freshDatabase(): Promise<Database> {
  const database = openDatabase(await emptyDatabase())
  onTestFinished(() => database.close())
  await migrate(database)
  return database
}
