/// Training's leaf rule in integers: what weight any coalition of rows would have given a leaf.
package io.riskmesh.incentive.leaf;
