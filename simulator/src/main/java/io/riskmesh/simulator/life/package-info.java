/// What honest people and businesses do, with the kinds of behaviour that look like fraud.
package io.riskmesh.simulator.life;
