/// What all banks of a run have agreed on before its first message.
package io.riskmesh.federation.terms;
