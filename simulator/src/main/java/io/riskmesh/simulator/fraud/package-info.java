/// What fraudsters do: five typologies over one pool of mules.
package io.riskmesh.simulator.fraud;
