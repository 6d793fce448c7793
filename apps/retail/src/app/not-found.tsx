import { NotFoundPage } from "@hutong/site";

export default function NotFound() {
  return <NotFoundPage />;
}
