/// From the table of values to money, to the unit.
package io.riskmesh.incentive.split;
