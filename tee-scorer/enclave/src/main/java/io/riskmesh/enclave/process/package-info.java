/// The scorer as a process: epochs behind a socket.
package io.riskmesh.enclave.process;
