/// Banks that leave a lab run and may come back: which one, at which message of which tree.
package io.riskmesh.gateway.lab.fault;
