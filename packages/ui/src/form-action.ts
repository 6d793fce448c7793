/** A server action that a plain form posts to. */
export type FormAction = (formData: FormData) => Promise<void>;
