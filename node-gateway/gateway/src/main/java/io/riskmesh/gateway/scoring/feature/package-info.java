/// What a bank knows of its side of a payment.
package io.riskmesh.gateway.scoring.feature;
