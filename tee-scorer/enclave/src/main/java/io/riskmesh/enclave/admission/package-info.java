/// What an enclave lets in: epochs with their keys and evidence, mandates, sessions, shares of model keys.
package io.riskmesh.enclave.admission;
