/// Refusals of the round protocol: values with a reason of the consortium's registry.
package io.riskmesh.federation.refusal;
