/// The symmetric primitives, all from the JDK, behind interfaces that tests can replace.
package io.riskmesh.securesum.primitive;
