import { defineConfig } from "vite";

// One plain script; the style sheet needs no build and lies with the desk's other resources.
export default defineConfig({
  build: {
    target: "es2022",
    outDir: "dist",
    rollupOptions: {
      input: "src/desk.ts",
      output: { format: "iife", entryFileNames: "desk.js" },
    },
  },
});
