/// The rows of a joint run at one bank: payments it sent and payments it received, the pairs of banks that share them, and
/// what the two banks of a pair tell each other (joint-training.md sections 1 to 4).
package io.riskmesh.federation.joint;
