/// One simulation from its parameters to its payments.
package io.riskmesh.simulator.run;
