/// Checks of a freeze and of the fingerprints under it, made alike by contributors and openers.
package io.riskmesh.securesum.freeze;
