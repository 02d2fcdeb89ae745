/// Bytes that are the only encoding of a value, and strict reading of bytes that a stranger may have sent.
package io.riskmesh.boosting.canonical;
