export { default as accounts } from './hy/accounts.json' with { type: 'json' }
export { default as cli } from './hy/cli.json' with { type: 'json' }
export { default as forms } from './hy/forms.json' with { type: 'json' }
export { default as frame } from './hy/frame.json' with { type: 'json' }
export { default as record } from './hy/record.json' with { type: 'json' }
export { default as refusals } from './hy/refusals.json' with { type: 'json' }
export { default as start } from './hy/start.json' with { type: 'json' }
export { default as states } from './hy/states.json' with { type: 'json' }
