"use client";

/**
 * What is shown when not even the frame of the pages can be made (the database is away). It stands alone: no
 * messages, no session, no theme, both languages at once.
 */
export function GlobalErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="zh-CN">
      <body
        style={{
          fontFamily: "system-ui, sans-serif",
          margin: "3rem auto",
          maxWidth: "36rem",
          padding: "0 1rem",
        }}
      >
        <main>
          <h1 style={{ fontSize: "1.25rem" }}>
            暂时无法显示此页 · <span lang="en">This page cannot be shown right now</span>
          </h1>
          <p>系统正在恢复，请稍候再试。</p>
          <p lang="en">We are on it. Please try once more in a moment.</p>
          {error.digest && (
            <p>
              编号 · <span lang="en">Reference</span>: <code>{error.digest}</code>
            </p>
          )}
          <button type="button" onClick={reset} style={{ minHeight: "44px", padding: "0 1rem" }}>
            再试一次 · <span lang="en">Try again</span>
          </button>
        </main>
      </body>
    </html>
  );
}
