/// The two prime fields of a sum and their cells on the wire.
package io.riskmesh.securesum.field;
