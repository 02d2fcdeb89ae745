/// Lists in pages that stay stable while rows arrive.
package io.riskmesh.gateway.api.page;
