/// What people ask of contributions and settlements: the report, the split recomputed, a bank's statement, the payment file.
package io.riskmesh.gateway.contribution.desk;
