/// Rules about models: proposing, putting in use, using; and about findings.
package io.riskmesh.contract.rule.model;
