/// What a running gateway counts and measures: one catalogue, one registry.
package io.riskmesh.gateway.metrics;
