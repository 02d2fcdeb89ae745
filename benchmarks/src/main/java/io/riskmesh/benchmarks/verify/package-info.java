/// How long the offline verifier takes, beside the bare signature checks that nobody can leave out.
package io.riskmesh.benchmarks.verify;
