/// What an opener does with opened sums: the leakage rules first, then boosting's growth.
package io.riskmesh.federation.opening;
