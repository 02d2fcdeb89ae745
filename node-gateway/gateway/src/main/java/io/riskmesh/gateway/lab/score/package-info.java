/// Models measured on the test rows.
package io.riskmesh.gateway.lab.score;
