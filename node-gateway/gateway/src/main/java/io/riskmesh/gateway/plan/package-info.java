/// Training parameters as users write them, and what a plan would leak and cost.
package io.riskmesh.gateway.plan;
