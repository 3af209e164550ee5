/** Which way imports may point. The picture is in docs/contributing/architecture.mdx. */
const no = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '(\\.test\\.tsx?|^src/certification/testing/.*)$' },
  to: { path: to },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    no(
      'domain-is-pure',
      '^src/sandbox/domain/',
      '^(src/(sandbox/(engine|http|storage|runtimes)|ledger|certification|components|catalog|cli|theme|pages)|node_modules)',
      'Commerce rules know nothing of HTTP, storage or pages.',
    ),
    no(
      'kernel-knows-no-resource',
      '^src/sandbox/domain/kernel/',
      '^src/sandbox/domain/(?!kernel/)',
      'What all resources share imports none of them, not even their types.',
    ),
    no(
      'storage-below-http',
      '^src/sandbox/storage/',
      '^src/(sandbox/(engine|http|runtimes)|certification|components|catalog|cli)',
      'Stores keep documents; they know no handlers.',
    ),
    no(
      'engine-below-http',
      '^src/sandbox/engine/',
      '^src/(sandbox/(deliveries|http|runtimes)|certification|components|catalog|cli)',
      'The engine carries out calls; how they look on the wire is not its business.',
    ),
    no(
      'peers-below-engine',
      '^src/sandbox/peers/',
      '^src/(sandbox/(engine|deliveries|http|runtimes)|certification|components|catalog|cli)',
      'What processes share is asked for by those above; it knows no calls and no deliveries.',
    ),
    no(
      'deliveries-below-http',
      '^src/sandbox/deliveries/',
      '^src/(sandbox/(http|runtimes)|certification|components|catalog|cli)|^node:',
      'What is sent to webhooks is the same wherever it is sent from; a runtime gives the way to send it.',
    ),
    no(
      'http-below-runtimes',
      '^src/sandbox/http/',
      '^src/(sandbox/runtimes|certification|components|catalog|cli)',
      'The app does not know where it runs.',
    ),
    no(
      'sandbox-without-certification',
      '^src/sandbox/',
      '^src/(certification|components|catalog)',
      'The sandbox writes the ledger; judging it is somebody else’s work.',
    ),
    no(
      'certification-without-sandbox',
      '^src/certification/',
      '^src/(sandbox|components|cli|theme|pages)',
      'Rules read the ledger and the catalog, never the engine.',
    ),
    no(
      'ledger-stands-alone',
      '^src/ledger/',
      '^src/(sandbox|certification|components|catalog|cli)',
      'The record of exchanges is shared ground.',
    ),
    no(
      'contract-stands-alone',
      '^src/contract/',
      '^src/(?!contract/|generated/|json[.]ts)',
      'What the API is, and was in each version, hangs on nothing.',
    ),
    no(
      'browser-stands-alone',
      '^src/browser/',
      '^src/(?!browser/)',
      'What a browser may refuse is asked in one place, and that place knows nobody.',
    ),
    no(
      'catalog-imports-nothing-above',
      '^src/catalog/',
      '^src/(sandbox/(engine|http|storage|runtimes)|certification|components|cli)',
      'Words come first.',
    ),
    no(
      'links-stand-alone',
      '^src/links/',
      '^src/(?!links/)',
      'A text in an address is packed in one way, whatever it says.',
    ),
    no('offline-stands-alone', '^src/offline/', '^src/(?!offline/)', 'A worker keeps pages whatever stands on them.'),
    no(
      'search-stands-alone',
      '^src/search/',
      '^src/(?!search/)',
      'The build writes the index, the page and the tests search it: none of them is known here.',
    ),
    no(
      'servers-know-no-product',
      '^src/server/',
      '^src/(?!server/)',
      'Listening, hosts and broken requests are the same for site and sandbox.',
    ),
    no(
      'components-without-cli',
      '^src/(components|theme|pages|sandbox-client)/',
      '^src/(cli|server|sandbox/runtimes/node|sandbox/storage/sql|sandbox/peers/postgres)',
      'Pages never pull Node code.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(src/generated|build|dist)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
