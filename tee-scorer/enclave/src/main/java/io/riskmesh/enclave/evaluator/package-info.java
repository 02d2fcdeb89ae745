/// The evaluator's process: takes sealed leaf sums, answers with a signed report. An image of its own, with a measurement of its own,
/// so that a change of the reward rule never asks anyone to approve the scorer again.
package io.riskmesh.enclave.evaluator;
