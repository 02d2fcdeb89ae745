/// What the banks could have without a federation, and what one owner of all rows would have.
package io.riskmesh.gateway.lab.baseline;
