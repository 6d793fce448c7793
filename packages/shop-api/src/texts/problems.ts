import type { ApiCode } from "../problem.ts";
import type { Said } from "../said.ts";

/** What each refusal says. */
export const problemTexts: Readonly<Record<ApiCode, Said>> = {
  no_such_path: { en: "There is nothing at this address.", zh: "没有这个地址。" },
  method_not_allowed: { en: "This address knows no such method.", zh: "这个地址不支持该方法。" },
  not_json: { en: "Send JSON, as application/json.", zh: "请以 application/json 发送 JSON。" },
  too_large: { en: "The body is larger than 1 MB.", zh: "请求体超过 1 MB。" },
  token_missing: {
    en: "Send an access token: Authorization: Bearer …",
    zh: "请带上访问令牌：Authorization: Bearer …",
  },
  token_invalid: {
    en: "This token is not one for this API, has expired, or was taken back.",
    zh: "令牌不属于本 API、已过期或已被撤回。",
  },
  scope_missing: {
    en: "The token does not reach this far: see `scope`.",
    zh: "令牌没有这个权限：见 scope。",
  },
  shop_missing: {
    en: "The token is of no shop, or of one that changed hands.",
    zh: "令牌没有对应的店铺，或店铺已换人。",
  },
  rate_limited: {
    en: "Too many requests. Go on after `Retry-After` seconds.",
    zh: "请求过于频繁，请在 Retry-After 秒后继续。",
  },
  idempotency_key_missing: {
    en: "A write needs an Idempotency-Key of your making.",
    zh: "写操作需要您自己生成的 Idempotency-Key。",
  },
  idempotency_key_invalid: {
    en: "An Idempotency-Key is 1 to 128 printable characters.",
    zh: "Idempotency-Key 须为 1–128 个可见字符。",
  },
  idempotency_key_reused: {
    en: "This Idempotency-Key was used for another request.",
    zh: "这个 Idempotency-Key 已用于另一个请求。",
  },
  in_flight: {
    en: "The same request is being worked on. Ask again shortly.",
    zh: "同一个请求正在处理，请稍后再试。",
  },
  version_missing: {
    en: "Say by If-Match which version you change.",
    zh: "请用 If-Match 说明修改的是哪个版本。",
  },
  version_changed: { en: "It was changed meanwhile. Read it again.", zh: "数据已被他人修改，请重新读取。" },
  items_refused: { en: "Nothing was changed: see `items`.", zh: "没有任何改动：见 items。" },
  lines_refused: { en: "Nothing was ordered: see `lines`.", zh: "没有下单：见 lines。" },
  unexpected: {
    en: "Something went wrong on our side. Tell us the reference.",
    zh: "我们这边出了问题，请告知编号。",
  },
  not_signed_in: { en: "Send an access token.", zh: "请带上访问令牌。" },
  reauthenticate: { en: "The person has to do this herself.", zh: "此操作须由本人完成。" },
  forbidden: { en: "The person who let you in may not do this.", zh: "授权人没有这项权限。" },
  not_found: { en: "There is no such thing here.", zh: "没有找到。" },
  invalid_input: {
    en: "Something in the request is not right: see `fields`.",
    zh: "请求内容有误：见 fields。",
  },
  conflict: { en: "It is no longer as you suppose. Read it again.", zh: "状态已变化，请重新读取。" },
  frozen: { en: "The account or its owner is frozen.", zh: "账号或其主人已被冻结。" },
  throttled: {
    en: "Too many tries. Go on after `Retry-After` seconds.",
    zh: "尝试次数过多，请在 Retry-After 秒后继续。",
  },
  busy: {
    en: "Too much at once. Go on after `Retry-After` seconds.",
    zh: "系统繁忙，请在 Retry-After 秒后继续。",
  },
  expired: { en: "Its time is over.", zh: "已过期。" },
  wrong_credentials: { en: "These credentials are wrong.", zh: "凭证不正确。" },
  wrong_code: { en: "This code is wrong.", zh: "验证码不正确。" },
  weak_password: { en: "This password is too weak.", zh: "密码强度不足。" },
};
