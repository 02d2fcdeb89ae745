/// Federated training against pooled training, bit for bit.
package io.riskmesh.gateway.lab.exact;
