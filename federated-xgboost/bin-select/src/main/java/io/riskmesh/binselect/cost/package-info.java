/// What a pair will cost, from public sizes alone.
package io.riskmesh.binselect.cost;
