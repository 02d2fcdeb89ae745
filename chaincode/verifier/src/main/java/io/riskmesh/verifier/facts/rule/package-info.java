/// The rules of the contract, written a second time for whoever does not trust the contract's endorsers.
package io.riskmesh.verifier.facts.rule;
