/// Load on a gateway at a rate that does not depend on its answers.
package io.riskmesh.gateway.client.load;
