/// What a run found, as values, and the documents made of them (docs/report.md).
package io.riskmesh.gateway.report;
