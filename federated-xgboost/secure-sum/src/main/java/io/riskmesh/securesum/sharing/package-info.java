/// t-of-N sharing of seeds.
package io.riskmesh.securesum.sharing;
