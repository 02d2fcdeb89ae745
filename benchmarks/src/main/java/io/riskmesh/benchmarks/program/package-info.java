/// What every side-by-side program has in common: two sizes, options, a table with a full header.
package io.riskmesh.benchmarks.program;
