export { servePublic, type PublicServer, type PublicSettings } from './serve.ts'
