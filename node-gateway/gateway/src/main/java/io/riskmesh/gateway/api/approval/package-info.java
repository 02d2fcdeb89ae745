/// Resources of what people decide: approvals and authorisations.
package io.riskmesh.gateway.api.approval;
