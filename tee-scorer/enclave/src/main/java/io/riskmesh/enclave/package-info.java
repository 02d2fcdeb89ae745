/// The processes that run inside an enclave.
package io.riskmesh.enclave;
