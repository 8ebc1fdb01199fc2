/** Address of the map's outlines, made by `web/atlas/plugin.ts`. */
declare module 'virtual:atlas' {
  const address: string;
  export default address;
}
