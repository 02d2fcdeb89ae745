/// Stage S5: whether the facts that valid transactions wrote obey the rules of the consortium. The audit itself is pure: no block,
/// no certificate, no clock; only who wrote what, in which order.
package io.riskmesh.verifier.facts;
