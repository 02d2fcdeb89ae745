/// Scores to try the API with: a made-up model, no enclave, no receipt.
package io.riskmesh.gateway.api.sandbox;
