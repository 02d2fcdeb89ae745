/// Features of a payment as both banks compute them: incrementally per account, from events strictly before the payment
/// and reports known before it (evaluation design, section 3). The gateway online, the simulator and training use this
/// one code. No input or output, no clock; sums are whole numbers, so that the order of equal instants does not matter.
package io.riskmesh.features;
