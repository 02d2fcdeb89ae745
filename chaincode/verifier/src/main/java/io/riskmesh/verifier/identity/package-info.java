/// Who signed: organisations as the channel's configuration describes them, certificate paths, roles and signatures.
package io.riskmesh.verifier.identity;
