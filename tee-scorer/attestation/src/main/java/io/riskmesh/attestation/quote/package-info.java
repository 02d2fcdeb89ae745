/// Quotes of Intel's data-center attestation: their layout, read strictly (Intel SGX and TDX DCAP quoting library API, appendix A).
package io.riskmesh.attestation.quote;
