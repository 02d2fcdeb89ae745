/// The contract of the API: operations, who may call them, and the OpenAPI file that says the same at length.
package io.riskmesh.gateway.openapi;
