/// AES under fixed public keys, hashes and keyed derivation, all from the JDK.
package io.riskmesh.binselect.cipher;
