/// What banks say to each other about a run, and the one written form of each message (design `training.md` section 10).
/// Masked cells travel in secure-sum's own messages. No message has a field for an opened sum, a gain, G or H (rule R7).
package io.riskmesh.federation.message;
