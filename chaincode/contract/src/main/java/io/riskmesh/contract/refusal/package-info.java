/// What a call that writes nothing says.
package io.riskmesh.contract.refusal;
