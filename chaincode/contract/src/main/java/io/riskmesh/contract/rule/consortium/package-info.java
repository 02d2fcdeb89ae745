/// Rules about who the members are and what they approved.
package io.riskmesh.contract.rule.consortium;
