/// Attested sessions: HPKE, sealed messages, replay, and what must hold before a feature leaves a bank.
package io.riskmesh.attestation.session;
