/** True while the page is being printed: what shows only a part of itself shows all of it. */
export const impression = $state({ active: false });
