/// Rules about training runs, from opening to close.
package io.riskmesh.contract.rule.run;
