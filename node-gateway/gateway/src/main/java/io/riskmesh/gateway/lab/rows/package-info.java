/// The rows of a lab run: loaded, split, given to banks.
package io.riskmesh.gateway.lab.rows;
