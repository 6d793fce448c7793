import { ProblemPage } from "@hutong/site";

export default async function LoginProblem({ searchParams }: PageProps<"/login/problem">) {
  const { reason } = await searchParams;
  return <ProblemPage reason={typeof reason === "string" ? reason : undefined} />;
}
