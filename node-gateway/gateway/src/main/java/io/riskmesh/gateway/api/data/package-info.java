/// Resources of the bank's own data sets: what they are, never what is in them.
package io.riskmesh.gateway.api.data;
