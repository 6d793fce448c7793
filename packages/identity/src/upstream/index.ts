export { finishUpstream, type UpstreamRefusal, type UpstreamReturn } from "./finish-visit.ts";
export { type UpstreamHouse, upstreamRedirectUri } from "./house.ts";
export { addUpstreamIdentity, linkUpstream } from "./link-upstream.ts";
export {
  addUpstream,
  changeUpstream,
  checkUpstream,
  disableUpstream,
  enableUpstream,
  type UpstreamCheck,
} from "./manage-providers.ts";
export { openWithUpstream } from "./open-with-upstream.ts";
export { readProof, type UpstreamProof } from "./proof.ts";
export {
  listUpstreams,
  readUpstream,
  readUpstreamButtons,
  readUpstreamIdentities,
  type UpstreamButton,
  type UpstreamIdentityView,
  type UpstreamView,
} from "./read-providers.ts";
export { removeUpstreamIdentity, removeUpstreamOf } from "./remove-upstream.ts";
export { startUpstream } from "./start-visit.ts";
