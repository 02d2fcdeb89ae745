/// Contributions, settlements and accounts in the API.
package io.riskmesh.gateway.api.contribution;
