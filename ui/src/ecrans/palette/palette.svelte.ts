/** Whether the palette is open: a key opens it, and a button does. */
export const palette = $state({ ouverte: false });
