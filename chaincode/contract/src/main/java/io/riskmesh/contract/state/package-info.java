/// The state of the channel, read by point.
package io.riskmesh.contract.state;
