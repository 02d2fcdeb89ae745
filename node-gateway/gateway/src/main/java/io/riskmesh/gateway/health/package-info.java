/// Whether the gateway lives and works, as a list of checks.
package io.riskmesh.gateway.health;
