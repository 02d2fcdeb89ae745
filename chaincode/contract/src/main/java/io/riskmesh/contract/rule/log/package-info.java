/// Rules about receipt logs.
package io.riskmesh.contract.rule.log;
