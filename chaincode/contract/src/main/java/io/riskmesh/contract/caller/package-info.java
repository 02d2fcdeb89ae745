/// Who calls: party and roles, from the certificate that signed the proposal.
package io.riskmesh.contract.caller;
