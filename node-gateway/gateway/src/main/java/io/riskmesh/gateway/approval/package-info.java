/// What people of a bank decide and what became of it: approvals, authorisations, model versions. Drafts and signatures that are on
/// their way are the bank's own; everything else is read from blocks.
package io.riskmesh.gateway.approval;
