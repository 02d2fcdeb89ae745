/// Who there is: banks, persons, merchants and their accounts.
package io.riskmesh.simulator.world;
