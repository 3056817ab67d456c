import * as fc from 'fast-check';

// PROPERTY_RUNS=10000 looks longer for a counterexample than there is time for at every change.
fc.configureGlobal({ numRuns: Number(process.env.PROPERTY_RUNS ?? 100) });
