/// Rules about who may use whose data.
package io.riskmesh.contract.rule.grant;
