/** Under which what was typed here is kept while she confirms that it is she. */
export const proveForm = "link.prove";
