/// Resources of scores.
package io.riskmesh.gateway.api.score;
