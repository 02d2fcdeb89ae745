/// The mask words of leaves and their sums over rows: the hot loops of the engine.
package io.riskmesh.binselect.leaf;
