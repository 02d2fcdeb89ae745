/// What verifying a quote costs beyond its bare signature checks.
package io.riskmesh.benchmarks.quote;
