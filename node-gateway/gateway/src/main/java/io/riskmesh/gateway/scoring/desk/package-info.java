/// What the edge of a gateway asks of its scoring room: scores, receipts, figures. Interfaces and values only.
package io.riskmesh.gateway.scoring.desk;
