/// The process of a bank: what it is wired from, how it starts and how it stops.
package io.riskmesh.gateway.node;
