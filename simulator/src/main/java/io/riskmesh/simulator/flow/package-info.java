/// How money moves: intents in order of time become payments, and payments get features and labels.
package io.riskmesh.simulator.flow;
