/// Distinguished encoding rules (ITU-T X.690): a reader that takes one encoding of each value, a writer that gives it.
package io.riskmesh.attestation.der;
