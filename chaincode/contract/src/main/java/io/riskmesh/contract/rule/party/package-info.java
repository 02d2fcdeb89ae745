/// Rules about what a member says of itself.
package io.riskmesh.contract.rule.party;
