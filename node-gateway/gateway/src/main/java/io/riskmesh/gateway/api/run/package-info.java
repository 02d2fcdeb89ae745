/// Resources of training: plans and runs.
package io.riskmesh.gateway.api.run;
