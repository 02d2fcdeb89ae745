/// The table of transactions and the way of a call through it.
package io.riskmesh.contract.table;
