/// The messages of the protocol and their strict written form.
package io.riskmesh.securesum.message;
