/// The payee's half of a joint score: asked for by the payer's gateway, sealed by the payee's, and the notes that tell of its use.
package io.riskmesh.gateway.scoring.half;
