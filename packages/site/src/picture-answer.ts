/**
 * The answer of a route that serves a picture that somebody gave us (JPEG, painted anew): a missing one and one that is not
 * for whoever asks look the same. The walls give such routes a policy of their own: it is shown and runs nothing.
 */
export function pictureAnswer(bytes: Uint8Array<ArrayBuffer> | undefined): Response {
  const cache = { "Cache-Control": "private, no-store" };
  if (!bytes) return new Response(null, { status: 404, headers: cache });
  return new Response(bytes, {
    headers: {
      ...cache,
      "Content-Type": "image/jpeg",
      "Content-Disposition": 'inline; filename="picture.jpg"',
    },
  });
}
