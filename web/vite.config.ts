import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const entry = (path: string) => new URL(path, import.meta.url).pathname

/** One page per screen; what they share lands in chunks of its own. Nothing is inlined: the server's CSP lets in files only. */
export default defineConfig({
  plugins: [react()],
  build: {
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        home: entry('index.html'),
        kitchen: entry('kitchen/index.html'),
        password: entry('password/index.html'),
        paid: entry('paid/index.html'),
        unpaid: entry('unpaid/index.html'),
      },
    },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8000', ws: true } } },
})
