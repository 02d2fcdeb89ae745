/// Resources of model versions.
package io.riskmesh.gateway.api.model;
