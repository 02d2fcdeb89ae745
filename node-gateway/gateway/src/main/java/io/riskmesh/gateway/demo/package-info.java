/// The first thing a stranger runs: simulate, train together, compare.
package io.riskmesh.gateway.demo;
