/// Runs from a request to a model file: one flow per run, which begins again at the top after every stop and finds its place by what
/// stands on the ledger, in the table and in the run's folder.
package io.riskmesh.gateway.run.flow;
