/// Models on their way to scorers: packages, shares of their keys, policies of their use; made by one bank, kept by all.
package io.riskmesh.gateway.scoring.release;
