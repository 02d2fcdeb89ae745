/// Joins the two halves of a payment and scores them: every check of a request, and what a missing half means.
package io.riskmesh.enclave.join;
