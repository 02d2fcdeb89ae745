/// What gateways and an evaluator say to each other beside sessions.
package io.riskmesh.attestation.evaluation;
