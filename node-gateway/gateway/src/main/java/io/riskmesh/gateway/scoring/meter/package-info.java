/// Times and counts of the score path.
package io.riskmesh.gateway.scoring.meter;
