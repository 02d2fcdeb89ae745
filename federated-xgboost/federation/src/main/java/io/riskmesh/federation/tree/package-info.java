/// A tree as everybody may know it: splits and leaf values, without what its opener knows.
package io.riskmesh.federation.tree;
