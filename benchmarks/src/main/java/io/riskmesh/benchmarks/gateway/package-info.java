/// `riskmesh bench gateway`: a gateway's edge and its receipt log under load.
package io.riskmesh.benchmarks.gateway;
