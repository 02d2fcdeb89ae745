/// Contributions and the money that follows from them.
package io.riskmesh.contract.rule.settlement;
