/// The opener: recovers seeds from shares, checks the sum, lifts the masks.
package io.riskmesh.securesum.opener;
