// esbuild gathers the imported styles in main.css.
declare module '*.css';
