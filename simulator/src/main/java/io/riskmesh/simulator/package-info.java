/// Simulated banks, people and fraud, deterministic by one seed (evaluation design, section 7). Nothing in here is
/// measured on real payments.
package io.riskmesh.simulator;
