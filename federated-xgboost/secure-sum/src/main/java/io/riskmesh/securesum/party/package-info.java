/// One party of a sum with all its roles.
package io.riskmesh.securesum.party;
