interface Contract {
  components: { responses: Record<string, { description: string }> };
}

/**
 * The contract with less to scroll past: each refusal keeps its description and loses its example, which is the same
 * envelope every time. The page about errors explains it once.
 */
export function documentToShow<Document extends Contract>(contract: Document): Document {
  const refusals = Object.entries(contract.components.responses).map(([name, { description }]) => [
    name,
    { description },
  ]);
  return { ...contract, components: { ...contract.components, responses: Object.fromEntries(refusals) } };
}
