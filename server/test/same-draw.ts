import fc from 'fast-check'

/**
 * Properties draw the same histories on every run of `npm test`, so that it judges the commit and not the draw, and says the
 * same to CI and to a developer. `npm run soak` draws others each time, and many more; so does a single test file.
 */
fc.configureGlobal({ seed: 20_261_128 })
