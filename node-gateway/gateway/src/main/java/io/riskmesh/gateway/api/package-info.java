/// The API: one handler for each operation of the contract, over the desks of the gateway's rooms.
package io.riskmesh.gateway.api;
