/// Side-by-side programs. Every figure is a ratio taken in one run against the stated peer.
package io.riskmesh.benchmarks;
