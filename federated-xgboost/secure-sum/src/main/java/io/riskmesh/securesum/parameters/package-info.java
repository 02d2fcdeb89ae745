/// What parties agree on before a sum: rosters, parameters, the identity of one aggregation, the survivor set.
package io.riskmesh.securesum.parameters;
