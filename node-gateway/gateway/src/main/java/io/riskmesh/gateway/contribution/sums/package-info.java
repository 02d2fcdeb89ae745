/// A bank's own part of the measure of contributions: sums of its rows per block and leaf.
package io.riskmesh.gateway.contribution.sums;
