import { liveRoute } from "@hutong/site";
import { inquiryChannel } from "@hutong/trading";

/** What changes in the threads of the account in use, for open pages: server-sent events. */
export function GET(request: Request): Promise<Response> {
  return liveRoute(request, inquiryChannel, "/inquiries");
}
