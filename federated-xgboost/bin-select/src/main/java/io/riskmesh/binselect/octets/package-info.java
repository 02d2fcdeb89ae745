/// Byte strings as values: public ones, secret ones, and the injective encoding that is hashed.
package io.riskmesh.binselect.octets;
