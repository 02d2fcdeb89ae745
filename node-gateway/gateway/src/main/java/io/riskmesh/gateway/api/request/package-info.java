/// Requests held to the contract: what gets past here has the types, ranges and names that the OpenAPI file gives.
package io.riskmesh.gateway.api.request;
